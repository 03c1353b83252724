import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openInstallation } from "@/lib/launcher/open-installation";
import { startNginx } from "@/lib/policy/testing/nginx";
import { startPolicy } from "@/lib/policy/testing/process";

/** Starts the gateway, says its address, and stops it when the journey is over. */
async function main(): Promise<void> {
  const stores = await openInstallation({ attach: true });
  // The installation's own policy process keeps its snapshot in the other directory.
  const ownDir = await mkdtemp(path.join(tmpdir(), "stillwatch-gateway-"));
  const policy = await startPolicy({ DATABASE_URL: stores.databaseUrl, STILLWATCH_DATA_DIR: ownDir });
  const nginx = await startNginx(ownDir, policy.url);
  process.on("disconnect", async () => {
    await nginx.stop();
    await policy.kill("SIGTERM");
    await rm(ownDir, { recursive: true, force: true });
    await stores.close();
    process.exit(0);
  });
  process.send?.({ url: nginx.url });
}

main().catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
