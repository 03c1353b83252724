import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { endToEnd, endWithTheTool } from "./tools";

/** Pictures of every screen, taken in a demo of their own, go to `docs/screens/`. */
async function main(): Promise<void> {
  process.env.STILLWATCH_SHOTS = "1";
  const reports = await mkdtemp(path.join(tmpdir(), "stillwatch-shots-"));
  const { passed, failed } = await endToEnd(reports, ["shots"]);
  await rm(reports, { recursive: true, force: true });
  process.exit(passed > 0 && failed === 0 ? 0 : 1);
}

endWithTheTool();
await main();
