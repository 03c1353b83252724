import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import type { Database } from "@/lib/db";
import { countReach, warninglistTerms } from "@/lib/detection";
import { isDomainError } from "@/lib/kernel";
import { holdList, type ListDetail } from "../follow-list";
import { aboutOf, openWarninglist } from "../seal-content";
import { settleEvidence } from "../settle-evidence";
import { type BatchRow, readBatchRow, readDueLists, writeReach } from "../store/batches";
import { countingIndicators } from "../store/matches";
import { contentOf, readListed } from "../warninglists";

const command = { permission: "inbound.receive", schema: z.object({}), input: {} } as const;

/** Counts what lists make hubs of own traffic, for those that were never counted or whose count is a day old. */
export async function reachLists(ctx: Context, before: Date, signal: AbortSignal | undefined): Promise<void> {
  for (const id of await readDueLists(ctx.db, before)) {
    signal?.throwIfAborted();
    const due = await readBatchRow(ctx.db, id);
    if (!due || due.warninglist === null) continue;
    const opened = openWarninglist(id, due.warninglist);
    const reach = await countReach(ctx.warehouse, contentOf(opened), signal);
    await runCommand(ctx, command, async ({ tx, now, record }) => {
      const { state } = await writeReach(tx, id, { reach, about: aboutOf(opened), now });
      const isNew = state === "accepted" && !(await warninglistTerms(tx, [id])).has(id);
      const list = isNew ? await handOver(tx, due, now) : undefined;
      record({
        action: "inbound.reach",
        subject: { type: "inbound", id },
        detail: { ...reach, ...(list ? { list } : {}) },
        live: [{ topic: "inbound", subjectId: id }],
      });
    });
  }
}

/**
 * Hands over a list that was accepted before lists made hubs; what it names counts no longer as evidence. Where the lists that hold leave no
 * room for it, it stays accepted without holding, as the page shows: what else is due is not kept from being compared.
 */
async function handOver(tx: Database, due: BatchRow, now: Date): Promise<ListDetail | undefined> {
  try {
    const list = await holdList(tx, due, now);
    await settleEvidence(tx, await countingIndicators(tx), await readListed(tx, now), now);
    return list;
  } catch (error) {
    if (!isDomainError(error, "precondition_failed")) throw error;
    return { notHeld: error.message };
  }
}
