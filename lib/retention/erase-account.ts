import { type Context, runCommand } from "@/lib/command";
import { enqueue } from "@/lib/jobs";
import { conflict, preconditionFailed } from "@/lib/kernel";
import { EraseAccount, type ErasureView } from "./contract";
import { holdingBack } from "./holding-back";
import { findPending, insertErasure } from "./store/erasures";
import { erasureView } from "./view";

/**
 * Has all exchanges, roll-ups and attributes of an account removed, at the request of whom they are about. What decisions about it
 * rest on stays: their evidence snapshots. A job does it within seconds.
 * @throws `precondition_failed` while a legal hold names the account; `conflict` when it is asked for already
 */
export const eraseAccount = (ctx: Context, input: EraseAccount): Promise<ErasureView> =>
  runCommand(
    ctx,
    { permission: "retention.manage", schema: EraseAccount, input },
    async ({ tx, input, now, record }) => {
      const { accountId, reason } = input;
      const warehouse = ctx.warehouse.database;
      const [hold] = await holdingBack({ ...ctx, db: tx }, accountId, now);
      if (hold !== undefined) {
        throw preconditionFailed(`A legal hold of ${hold.owner} names account ${accountId}: nothing of it is removed.`);
      }
      if ((await findPending(tx, warehouse, accountId)) !== null) {
        throw conflict(`Account ${accountId} is about to be erased already.`);
      }
      const erasure = await insertErasure(tx, { warehouse, accountId, reason, requestedBy: ctx.actor.id, now });
      await enqueue(tx, "retention", {}, { requestedBy: ctx.actor.name, join: true });
      record({
        action: "account.erase",
        subject: { type: "account", id: accountId },
        detail: { reason, erasure: erasure.id },
        live: [{ topic: "account", subjectId: accountId }, { topic: "retention" }],
      });
      return erasureView(erasure);
    },
  );
