import type { JobHandler } from "@/lib/jobs";
import { enforceRetention } from "@/lib/retention";
import { jobContext } from "./context";

/** Removes what is older than is kept, except what legal holds name. */
export const enforce: JobHandler = async ({ id, report, signal }) => {
  report("closing days", 0);
  const { days, exchanges } = await enforceRetention(jobContext(id, ["retention.manage", "ingest.write"]), {
    signal,
    onProgress: (done, of) => report("removing days", of === 0 ? 1 : done / of, { done, of }),
  });
  report("removed", 1, { days, exchanges });
};
