import path from "node:path";
import { detect, exportVerdicts } from "@/lib/detection";
import { simulateWorld, type WorldPlan } from "@/lib/simulator";
import { type Say, withInstallation } from "../installation";
import { loadWorld } from "../load";
import { bestVerdicts, readSubjects } from "./read-subjects";
import { grouped, isFlagged, type Subject } from "./subjects";

export interface ScoredWorld {
  subjects: Subject[];
  configurationHash: string;
}

/** Simulates a world, takes it into an installation of its own, runs detection, and joins verdicts and labels. */
export function scoreWorld(plan: WorldPlan, keep: boolean, say: Say): Promise<ScoredWorld> {
  return withInstallation(keep, say, async ({ dataDir, context }) => {
    const began = performance.now();
    const { files } = await simulateWorld({ ...plan, out: path.join(dataDir, "world") });
    await loadWorld({ context, files });
    const { configurationHash } = await detect(context());
    const subjects = await readSubjects(files, plan.seed, await bestVerdicts(exportVerdicts(context())));
    say(`seed ${plan.seed}: ${summaryOf(subjects)} (${((performance.now() - began) / 1_000).toFixed(0)} s)`);
    return { subjects, configurationHash };
  });
}

/** One line for whoever waits: each campaign with flagged and all accounts, then the innocents that were flagged. */
function summaryOf(subjects: readonly Subject[]): string {
  const campaigns = grouped(
    subjects.filter(({ extracts }) => extracts),
    ({ kind, difficulty, campaign }) => `${kind} ${difficulty} ${campaign?.split("/")[1]}`,
  ).map(([name, members]) => `${name} ${members.filter(isFlagged).length}/${members.length}`);
  const wronged = grouped(
    subjects.filter((one) => !one.extracts && isFlagged(one)),
    ({ kind }) => kind,
  ).map(([kind, accounts]) => `${accounts.length} ${kind}`);
  return `${campaigns.join(", ")}; false flags: ${wronged.length === 0 ? "none" : wronged.join(", ")}`;
}
