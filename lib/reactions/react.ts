import { z } from "zod";
import type { Context } from "@/lib/command";
import { inTransaction } from "@/lib/db";
import { requestEnforcement } from "@/lib/enforcement";
import { markHandled, takeEvent } from "./store";

const DecisionsTaken = z.object({ decisionIds: z.array(z.uuid()).min(1) });

/** What follows from each kind of event. Runs in the transaction that marks the event handled: both happen, or neither. */
const reactions: Record<string, (ctx: Context, payload: unknown) => Promise<unknown>> = {
  decisions_taken: (ctx, payload) => requestEnforcement(ctx, DecisionsTaken.parse(payload)),
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
