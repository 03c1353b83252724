import { type Context, runCommand } from "@/lib/command";
import { permissionOf } from "../measures/take-measure";
import { type ProposalView, ProposeMeasure } from "./contract";
import { putForward } from "./put-forward";
import { readOne } from "./view";

/**
 * Puts a measure before a second person: freezes the exact accounts, action and reason, bound by a hash. Nothing is done yet.
 * @throws `precondition_failed` saying which rule stands against it; `conflict` when the campaign changed meanwhile
 */
export function proposeMeasure(ctx: Context, input: ProposeMeasure): Promise<ProposalView> {
  const command = { permission: permissionOf(input?.order?.kind), schema: ProposeMeasure, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { order, plan, previousId } = scope.input;
    const id = await putForward(scope, { order, plan, previousId, breakGlass: false, reason: order.reason });
    return readOne(scope.tx, id);
  });
}
