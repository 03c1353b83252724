import type { JobHandler } from "@/lib/jobs";
import { pollFeeds } from "@/lib/taxii";
import { jobContext } from "./context";

/** Fetches what is new from the partners' servers whose time has come. */
export const pollPartners: JobHandler = async ({ id, report, signal }) => {
  const { feeds, failed, objects } = await pollFeeds(jobContext(id, ["partner.manage"]), {
    signal,
    onProgress: ({ done, left, name, objects }) => report(name, done / (done + left), { done, left, objects }),
  });
  report("polled", 1, { feeds, failed, objects });
};
