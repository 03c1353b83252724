import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stranger, submitAppeal } from "@/lib/appeals";
import { openContext } from "@/lib/cli/installation";
import { closeDatabase } from "@/lib/db";
import { environment, reloadEnvironment } from "@/lib/env";
import { openInstallation } from "@/lib/launcher/open-installation";
import { account, type PolicyProcess, startPolicy } from "@/lib/policy/testing";
import type { Asked } from "../outside";

/** What is outside the console of a running installation: the owner of an account, and the gateway that asks about it. */
async function main(): Promise<void> {
  reloadEnvironment({ STILLWATCH_LOG_LEVEL: "error" });
  const stores = await openInstallation({ attach: true });
  // The installation's own gateway process keeps its snapshot in the other one.
  const ownDir = await mkdtemp(path.join(tmpdir(), "stillwatch-gateway-"));
  let policy: PolicyProcess | undefined;
  process.on("message", (asked: Asked) => {
    const answer = async () => {
      if (asked.kind === "submit") return submit(asked);
      policy ??= await startPolicy({ DATABASE_URL: stores.databaseUrl, STILLWATCH_DATA_DIR: ownDir });
      const response = await policy.ask(account(asked.accountId));
      return { status: response.status, obligations: response.headers.get("x-stillwatch-obligations") ?? "" };
    };
    answer().then(
      (value) => process.send?.({ id: asked.id, value }),
      (error) => process.send?.({ id: asked.id, error: String(error) }),
    );
  });
  process.on("disconnect", async () => {
    await policy?.kill("SIGTERM");
    await rm(ownDir, { recursive: true, force: true });
    await closeDatabase();
    await stores.close();
    process.exit(0);
  });
  process.send?.("ready");
}

/** Appeals by the statement of reasons that the account's owner was written, once it is there. */
async function submit({ accountId, text }: Extract<Asked, { kind: "submit" }>) {
  const ctx = openContext(stranger);
  for (let left = 60; left > 0; left--) {
    const statement = await ctx.db.notice.findFirst({
      where: { accountId, kind: "statement_of_reasons" },
      orderBy: { createdAt: "desc" },
    });
    if (statement !== null) {
      const owner = { ...ctx, actor: { ...stranger, id: statement.id } };
      const { appealId } = await submitAppeal(owner, { text, files: [], client: "journey" });
      return { appealId, reference: statement.reference };
    }
    await sleep(500);
  }
  throw new Error(`Nobody told the owner of ${accountId} why (${environment().dataDir}).`);
}

main().catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
