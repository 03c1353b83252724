import { z } from "zod";
import type { Context } from "@/lib/command";
import { inTransaction } from "@/lib/db";
import { recordOutcomes } from "@/lib/detection";
import { requestEnforcement } from "@/lib/enforcement";
import { outcomesOf } from "./outcomes";
import { markHandled, readDecided, takeEvent } from "./store";

const DecisionsTaken = z.object({ decisionIds: z.array(z.uuid()).min(1) });

/** What follows from each kind of event. Runs in the transaction that marks the event handled: both happen, or neither. */
const reactions: Record<string, (ctx: Context, payload: unknown) => Promise<unknown>> = {
  decisions_taken: async (ctx, payload) => {
    const { decisionIds } = DecisionsTaken.parse(payload);
    await requestEnforcement(ctx, { decisionIds });
    const learned = outcomesOf(await readDecided(ctx.db, decisionIds));
    if (learned.outcomes.length > 0 || learned.withdrawn.length > 0) await recordOutcomes(ctx, learned);
  },
};

/** Handles all events that wait, oldest first; returns how many. Several processes may do it side by side. */
export async function react(ctx: Context): Promise<number> {
  for (let handled = 0; ; handled++) {
    const more = await inTransaction(ctx.db, async (tx) => {
      const event = await takeEvent(tx);
      if (event === undefined) return false;
      await reactions[event.kind]?.({ ...ctx, db: tx, requestId: event.id }, event.payload);
      await markHandled(tx, event.id, ctx.clock());
      return true;
    });
    if (!more) return handled;
  }
}
