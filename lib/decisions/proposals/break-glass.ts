import { type Context, runCommand } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import { BreakGlass, type ProposalView } from "./contract";
import { putForward } from "./put-forward";
import { scheduleBatch } from "./schedule-batch";
import { readOne } from "./view";

/**
 * Carries a measure out without a second person, at once. It stays among what waits for approvers until one of them, never its author,
 * has reviewed it.
 * @throws `precondition_failed` for a covert measure, which always takes the legal role, and where a rule stands against it
 */
export function breakGlass(ctx: Context, input: BreakGlass): Promise<ProposalView> {
  return runCommand(ctx, { permission: "measure.break_glass", schema: BreakGlass, input }, async (scope) => {
    const { order, emergency } = scope.input;
    if (order.disclosure === "covert")
      throw preconditionFailed("A covert measure waits for the legal role, whatever the hurry.");
    const plan = { canaryShare: 0, canaryMinutes: 0, jitterMinutes: 0 };
    const reason = `${order.reason}\nEmergency: ${emergency}`;
    const id = await putForward(scope, { order, plan, breakGlass: true, reason });
    await scheduleBatch(scope, id);
    return readOne(scope.tx, id);
  });
}
