import { runShadow } from "@/lib/detection";
import type { JobHandler } from "@/lib/jobs";
import { rebuildRollups } from "@/lib/traffic";
import { jobContext } from "./context";
import { examining, stepIn } from "./phases";

const phases = [...examining, "verdicts kept"];
const ofLive = "live: ";

/** The live version goes first when it has to be run as well. */
export const shadowStepAfter = (over: string, withLive: boolean) =>
  stepIn(withLive ? [...phases.map((phase) => `${ofLive}${phase}`), ...phases] : phases, over);

/** Runs a proposed version over all that is stored, on roll-ups that are up to date; analysts see nothing of it. */
export const runInShadow: JobHandler = async ({ id, payload, report, signal }) => {
  const ctx = jobContext(id, ["detection.run", "ingest.write"]);
  report("roll-ups", 0);
  await rebuildRollups(ctx, { signal });
  let withLive = false;
  const configurationId = String(payload.configurationId);
  const run = await runShadow(
    ctx,
    { configurationId },
    {
      signal,
      onPhase: (over) => {
        withLive ||= over.phase.startsWith(ofLive);
        const { phase, progress } = shadowStepAfter(over.phase, withLive);
        report(phase, progress, { [over.phase]: `${over.detail} (${over.seconds} s)` });
      },
    },
  );
  report("completed", 1, { run: run.id });
};
