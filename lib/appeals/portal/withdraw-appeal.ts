import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import { findOpenAppeal, recordEvent } from "../store/events";

/** Takes the acting owner's open appeal back; until the period is over they may make another. Throws `precondition_failed` without one. */
export function withdrawAppeal(ctx: Context): Promise<void> {
  const command = { permission: "appeal.submit", schema: z.object({}), input: {} } as const;
  return runCommand(ctx, command, async ({ tx, ctx, now, record }) => {
    const open = await findOpenAppeal(tx, ctx.actor.id);
    if (open === null) throw preconditionFailed("There is no open appeal to withdraw.");
    await recordEvent(tx, { appealId: open.id, event: { kind: "withdrawn" }, actor: ctx.actor, at: now });
    record({ action: "appeal.withdraw", subject: { type: "appeal", id: open.id } });
  });
}
