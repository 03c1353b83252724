import { mkdir } from "node:fs/promises";
import path from "node:path";
import { detect, exportVerdicts } from "@/lib/detection";
import { takeFile } from "@/lib/ingest";
import { simulateWorld, type WorldPlan } from "@/lib/simulator";
import { rebuildRollups } from "@/lib/traffic";
import { type Installation, type Say, withInstallation } from "../installation";
import { bestVerdicts, readSubjects } from "../quality/read-subjects";
import { isFlagged, isInnocent } from "../quality/subjects";
import { cutWorld, momentsOf, type Slice } from "./slices";
import { readTrueCampaigns } from "./true-campaigns";
import { type Look, type Warning, warningOf } from "./warning";

export interface Replay {
  warnings: Warning[];
  innocents: number;
  /** Innocents that were flagged at some moment, and at the last one. */
  everWronged: number;
  wrongedAtLast: number;
}

/** Takes a world in as it came, slice after slice, and runs detection after each, with nothing of what came later. */
export function replayWorld(plan: WorldPlan, step: number, keep: boolean, say: Say): Promise<Replay> {
  return withInstallation(keep, say, async (installation) => {
    const out = path.join(installation.dataDir, "world");
    const { files } = await simulateWorld({ ...plan, out });
    const parts = path.join(installation.dataDir, "slices");
    await mkdir(parts);
    const looks: Look[] = [];
    for (const slice of await cutWorld(files, momentsOf(plan, step), parts)) {
      const look = await lookAfter(installation, slice);
      looks.push(look);
      say(`seed ${plan.seed}, ${new Date(look.at).toISOString().slice(0, 16)}: ${look.flagged.size} accounts flagged`);
    }
    const innocents = (await readSubjects(files, plan.seed, new Map())).filter(isInnocent);
    const wrongedIn = (some: readonly Look[]) =>
      innocents.filter(({ account }) => some.some(({ flagged }) => flagged.has(account))).length;
    return {
      warnings: (await readTrueCampaigns(files, plan.seed)).map((campaign) => warningOf(campaign, looks)),
      innocents: innocents.length,
      everWronged: wrongedIn(looks),
      wrongedAtLast: wrongedIn(looks.slice(-1)),
    };
  });
}

/** Acts at the end of the slice, as an installation would have that was there at the time. */
async function lookAfter({ context }: Installation, slice: Slice): Promise<Look> {
  const ctx = { ...context(), clock: () => new Date(slice.until) };
  for (const kind of ["accounts", "releases", "exchanges"] as const) {
    const file = slice[kind];
    if (file !== undefined) await takeFile(ctx, { kind, file });
  }
  await rebuildRollups(ctx);
  await detect(ctx);
  const flagged = new Set<string>();
  for (const [account, found] of await bestVerdicts(exportVerdicts(ctx))) {
    if (isFlagged({ found })) flagged.add(account);
  }
  return { at: slice.until, flagged };
}
