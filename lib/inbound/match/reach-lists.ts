import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { countReach, warninglistTerms } from "@/lib/detection";
import { holdList } from "../follow-list";
import { openWarninglist } from "../seal-content";
import { readBatchRow, readDueLists, writeReach } from "../store/batches";
import { contentOf } from "../warninglists";

const command = { permission: "inbound.receive", schema: z.object({}), input: {} } as const;

/** Counts what lists make hubs of own traffic, for those that were never counted or whose count is a day old. */
export async function reachLists(ctx: Context, before: Date, signal: AbortSignal | undefined): Promise<void> {
  for (const id of await readDueLists(ctx.db, before)) {
    signal?.throwIfAborted();
    const due = await readBatchRow(ctx.db, id);
    if (!due || due.warninglist === null) continue;
    const reach = await countReach(ctx.warehouse, contentOf(openWarninglist(id, due.warninglist)), signal);
    await runCommand(ctx, command, async ({ tx, now, record }) => {
      const { state } = await writeReach(tx, id, reach, now);
      // A list that was accepted before lists made hubs.
      const isNew = state === "accepted" && !(await warninglistTerms(tx, [id])).has(id);
      const list = isNew ? await holdList(tx, due, now) : undefined;
      record({
        action: "inbound.reach",
        subject: { type: "inbound", id },
        detail: { ...reach, ...(list ? { list } : {}) },
        live: [{ topic: "inbound", subjectId: id }],
      });
    });
  }
}
