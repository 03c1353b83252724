import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { isDomainError } from "@/lib/kernel";
import { readOverdue } from "../store/appeals";
import { recordEvent } from "../store/events";
import { noteAppeal } from "./note-appeal";

const Overdue = z.object({ appealId: z.uuid(), kind: z.enum(["escalated", "expired"]) });

/**
 * Escalates appeals whose review is late, so that leads see them first, and ends those whose appellant did not answer in time.
 * @returns how many of each
 */
export async function keepAppealClocks(ctx: Context): Promise<{ escalated: number; expired: number }> {
  requirePermission(ctx.actor, "appeal.assign");
  const done = { escalated: 0, expired: 0 };
  for (const { id, kind } of await readOverdue(ctx.db, ctx.clock())) {
    if (await strike(ctx, { appealId: id, kind })) done[kind]++;
  }
  return done;
}

/** False where the appeal has moved on meanwhile. */
async function strike(ctx: Context, input: z.infer<typeof Overdue>): Promise<boolean> {
  try {
    await runCommand(ctx, { permission: "appeal.assign", schema: Overdue, input }, async (scope) => {
      const { appealId, kind } = scope.input;
      const appeal = await recordEvent(scope.tx, { appealId, event: { kind }, actor: ctx.actor, at: scope.now });
      noteAppeal(scope, kind === "escalated" ? "appeal.escalate" : "appeal.expire", appeal);
    });
    return true;
  } catch (error) {
    if (isDomainError(error, "forbidden_transition")) return false;
    throw error;
  }
}
