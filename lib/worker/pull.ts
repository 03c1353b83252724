import { pullFiles } from "@/lib/connectors";
import type { JobHandler } from "@/lib/jobs";
import { jobContext } from "./context";

/** Takes the files that connectors have found, until none is due. */
export const pull: JobHandler = async ({ id, report, signal }) => {
  const { taken, failed } = await pullFiles(jobContext(id, ["ingest.write"]), {
    signal,
    onProgress: ({ done, left, name }) => report(name, done / (done + left), { done, left }),
  });
  report("pulled", 1, { taken, failed });
};
