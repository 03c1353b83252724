import { detect } from "@/lib/detection";
import type { JobHandler } from "@/lib/jobs";
import { rebuildRollups } from "@/lib/traffic";
import { jobContext } from "./context";

/** What a run goes through, in its order, as its phases call themselves when they are over. */
const phases = [
  "roll-ups",
  "extent",
  "availability",
  "shared values",
  "links and groups",
  "profiles",
  "extraction",
  "verdicts",
  "explanations",
  "evidence kept",
  "publication",
];

/** The phase under way after one is over, and how far that is; all phases count the same. */
export function stepAfter(over: string): { phase: string; progress: number } {
  const next = phases.indexOf(over) + 1;
  return { phase: phases[next] ?? over, progress: next / phases.length };
}

/** Runs detection over all that is stored, on roll-ups that are up to date. */
export const runDetection: JobHandler = async ({ id, report, signal }) => {
  const ctx = jobContext(id, ["detection.run", "ingest.write"]);
  report("roll-ups", 0);
  await rebuildRollups(ctx, { signal });
  const { phase, progress } = stepAfter("roll-ups");
  report(phase, progress);
  const { id: run, campaigns } = await detect(ctx, {
    signal,
    onPhase: (over) => {
      const step = stepAfter(over.phase);
      report(step.phase, step.progress, { [over.phase]: `${over.detail} (${over.seconds} s)` });
    },
  });
  report("published", 1, { run, campaigns });
};
