import { matchInbound } from "@/lib/inbound";
import type { JobHandler } from "@/lib/jobs";
import { jobContext } from "./context";

/** Compares with own traffic what partners sent. */
export const match: JobHandler = async ({ id, report, signal }) => {
  const { compared } = await matchInbound(jobContext(id, ["inbound.receive"]), {
    signal,
    onProgress: ({ done, left }) => report("comparing", left === 0 ? 1 : done / (done + left), { done, left }),
  });
  report("compared", 1, { compared });
};
