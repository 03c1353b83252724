import { closeDatabase, database } from "@/lib/db";
import { environment } from "@/lib/env";
import type { JobHandler } from "../run";
import { startJobs } from "../start-jobs";

/** A worker process for tests: does jobs of the kind it is given, which report once and then never end by themselves. */
const [kind = ""] = process.argv.slice(2);
const endless: JobHandler = async ({ report, signal }) => {
  report("endless", 0.25);
  await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
};
const databaseUrl = environment().databaseUrl ?? "";
const jobs = await startJobs({ db: database(), databaseUrl, handlers: { [kind]: endless } });
process.send?.("ready");
process.on("SIGTERM", async () => {
  await jobs.close();
  await closeDatabase();
  process.exit(0);
});
