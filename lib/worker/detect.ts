import { keepExtraction } from "@/lib/casefile";
import type { Context } from "@/lib/command";
import { type DetectionRunView, type DetectOptions, detect, detectWithin } from "@/lib/detection";
import type { JobHandler } from "@/lib/jobs";
import { isDomainError } from "@/lib/kernel";
import { rebuildRollups } from "@/lib/traffic";
import { jobContext } from "./context";
import { examining, examiningMoved, stepIn } from "./phases";

const around = (phases: readonly string[]) => ["roll-ups", ...phases, "evidence kept", "publication"];
const overEverything = around(examining);
const overMoved = around(examiningMoved);

export const stepAfter = (over: string, phases: readonly string[] = overEverything) => stepIn(phases, over);

/** Looks at what moved; at all that is stored when that is due. */
async function lookAtMoved(ctx: Context, options: DetectOptions): Promise<DetectionRunView> {
  try {
    return await detectWithin(ctx, options);
  } catch (error) {
    if (!isDomainError(error, "precondition_failed")) throw error;
    return detect(ctx, options);
  }
}

/** Runs detection on roll-ups that are up to date. */
const detecting =
  (look: (ctx: Context, options: DetectOptions) => Promise<DetectionRunView>, phases: readonly string[]): JobHandler =>
  async ({ id, report, signal }) => {
    const ctx = jobContext(id, ["detection.run", "ingest.write"]);
    report("roll-ups", 0);
    await rebuildRollups(ctx, { signal });
    const { phase, progress } = stepAfter("roll-ups", phases);
    report(phase, progress);
    let runs = 0;
    const { id: run, campaigns } = await look(ctx, {
      signal,
      onPhase: (over) => {
        // A second run in one job is one over everything.
        if (over.phase === "extent") runs++;
        const step = stepAfter(over.phase, runs > 1 ? overEverything : phases);
        report(step.phase, step.progress, { [over.phase]: `${over.detail} (${over.seconds} s)` });
      },
    });
    await keepExtraction(ctx);
    report("published", 1, { run, campaigns });
  };

export const runDetection = detecting(detect, overEverything);
export const runDetectionWithin = detecting(lookAtMoved, overMoved);
