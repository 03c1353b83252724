import { type Context, runCommand } from "@/lib/command";
import { conflict, forbiddenTransition, newId, notFound, preconditionFailed } from "@/lib/kernel";
import { insertBatch, lockBatch, readBatch, readInverse, readStandingItems } from "../store/batches";
import { type BatchView, ChangeBatch, notTakenBack } from "./contract";
import { viewBatches } from "./view";

/**
 * Takes a whole batch back by a batch of its own: each decision of it that stands is reversed, accounts that somebody decided on since
 * are skipped.
 * @throws `forbidden_transition` while it still runs; `conflict` when it is taken back already
 */
export function inverseBatch(ctx: Context, input: ChangeBatch): Promise<BatchView> {
  const command = { permission: "decision.reverse", schema: ChangeBatch, input } as const;
  return runCommand(ctx, command, async ({ tx, now, input: { batchId, reason }, record }) => {
    const batch = await lockBatch(tx, batchId);
    if (batch === null) throw notFound("Batch", batchId);
    if (batch.inverseOfId !== null) throw forbiddenTransition(notTakenBack.inverse);
    if (batch.state !== "completed" && batch.state !== "stopped") {
      throw forbiddenTransition("The batch still runs: stop it first.");
    }
    if ((await readInverse(tx, [batchId])).length > 0) throw conflict("The batch is taken back already.");
    const standing = await readStandingItems(tx, batchId);
    if (standing.length === 0) throw preconditionFailed("Nothing of this batch stands any more.");
    const id = newId();
    const { snapshotHash, campaignId, kind, subject } = batch;
    const row = {
      ...{ id, campaignId, kind, subject, inverseOfId: batchId, shared: { reason }, plan: {}, snapshotHash },
      ...{ state: "scheduled" as const, accounts: standing.length, createdAt: now },
      ...{ createdByType: ctx.actor.type, createdById: ctx.actor.id, createdByName: ctx.actor.name },
    };
    const items = standing.map(({ decisionId, accountId, part }, position) => ({
      ...{ position, accountId, part, reversesId: decisionId, dueAt: now },
    }));
    await insertBatch(tx, row, items);
    record({
      action: "batch.inverse",
      subject: { type: "batch", id: batchId },
      detail: { inverseId: id, accounts: standing.length, reason },
      live: [
        { topic: "batch", subjectId: batchId },
        { topic: "campaign", subjectId: campaignId },
      ],
    });
    const made = await readBatch(tx, id);
    const [view] = made === null ? [] : await viewBatches(tx, [made]);
    if (view === undefined) throw notFound("Batch", id);
    return view;
  });
}
