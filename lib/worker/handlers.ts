import { keepExtraction } from "@/lib/casefile";
import type { JobHandler, JobKind } from "@/lib/jobs";
import { rebuildRollups } from "@/lib/traffic";
import { jobContext } from "./context";
import { runDetection, runDetectionWithin } from "./detect";
import { match } from "./match";
import { pollPartners } from "./poll-partners";
import { pull } from "./pull";
import { enforce } from "./retention";
import { runInShadow } from "./shadow";

const rebuild: JobHandler = async ({ id, report, signal }) => {
  report("reading", 0);
  const onProgress = (done: number, days: number) => report("building", days === 0 ? 1 : done / days, { done, days });
  const ctx = jobContext(id, ["ingest.write"]);
  const { days } = await rebuildRollups(ctx, { onProgress, signal });
  await keepExtraction(ctx);
  report("built", 1, { days });
};

/** Who does which kind of job. */
export const handlers: Record<JobKind, JobHandler> = {
  detect: runDetection,
  detect_moved: runDetectionWithin,
  shadow: runInShadow,
  rebuild_rollups: rebuild,
  pull,
  poll_partners: pollPartners,
  retention: enforce,
  match_inbound: match,
};
