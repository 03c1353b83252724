import { systemActor } from "@/lib/auth";
import { closeDatabase, database } from "@/lib/db";
import { runBatches } from "@/lib/decisions";
import { newId } from "@/lib/kernel";
import { warehouse } from "@/lib/warehouse";

/** A process that carries batches out once it is told to, until it is killed or nothing is due; for the test that kills it. */
process.once("message", async () => {
  const ctx = {
    actor: systemActor("Stillwatch", ["account.ban"]),
    ...{ db: database(), warehouse: warehouse(), clock: () => new Date(), requestId: newId() },
  };
  await runBatches(ctx, new AbortController().signal);
  await closeDatabase();
  process.exit(0);
});
await database().$queryRaw`select 1`;
process.send?.("ready");
