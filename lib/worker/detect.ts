import { detect } from "@/lib/detection";
import type { JobHandler } from "@/lib/jobs";
import { rebuildRollups } from "@/lib/traffic";
import { jobContext } from "./context";
import { examining, stepIn } from "./phases";

const phases = ["roll-ups", ...examining, "evidence kept", "publication"];

export const stepAfter = (over: string) => stepIn(phases, over);

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
