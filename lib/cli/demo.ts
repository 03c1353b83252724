import { rm } from "node:fs/promises";
import path from "node:path";
import { languages, writeContacts } from "@/lib/appeals";
import { readFlaggedByPrefix } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import { detect } from "@/lib/detection";
import { environment } from "@/lib/env";
import { takeFile } from "@/lib/ingest";
import { ensureDemoUsers } from "@/lib/people";
import { demoPreset, type SimulationFiles, simulateWorld } from "@/lib/simulator";
import { rebuildRollups } from "@/lib/traffic";
import { localOperator, openContext } from "./installation";
import { count } from "./words";

export { demoSignIns } from "@/lib/people";

/**
 * Fills an empty installation: a simulated world goes through the same import and the same detection as anybody's
 * traffic, and only the sign-ins are seeded. May be repeated after an interruption at any point.
 */
export async function makeDemo(report: (line: string) => void): Promise<void> {
  const { dataDir, demoSeed } = environment();
  const ctx = openContext(localOperator(["ingest.write", "detection.run", "contact.write"]));
  const out = path.join(dataDir, "demo-world");
  report(`  simulating five weeks of traffic (seed ${demoSeed})`);
  const world = await simulateWorld({ ...demoPreset(demoSeed), out });
  report(`  importing ${count(world.exchanges)} exchanges of ${count(world.accounts)} accounts`);
  await Promise.all([importWorld(ctx, world.files), ensureDemoUsers(ctx.db)]);
  await rm(out, { recursive: true, force: true });
  report("  adding up the days");
  await rebuildRollups(ctx);
  report("  looking for campaigns");
  const { campaigns } = await detect(ctx);
  await nameOwners(ctx);
  report(`  found ${campaigns} campaigns`);
}

/** Accounts come first: whether their words may be kept is known before the exchanges arrive. */
async function importWorld(ctx: Context, files: SimulationFiles): Promise<void> {
  for (const kind of ["accounts", "releases", "exchanges"] as const) await takeFile(ctx, { kind, file: files[kind] });
}

const mostOwners = 50_000;

/** Gives owners of flagged accounts an address each, where no mail ever arrives, in one of the languages that notices have. */
async function nameOwners(ctx: Context): Promise<void> {
  const flagged = await readFlaggedByPrefix(ctx.db, "", mostOwners);
  const lines = flagged.map(({ accountId }, i) => {
    const address = `${accountId.replace(/[^a-z0-9]+/gi, "-").slice(0, 60)}@owners.example`;
    return JSON.stringify({ account_id: accountId, address, language: languages[i % languages.length] });
  });
  await writeContacts(ctx, { text: lines.join("\n") });
}
