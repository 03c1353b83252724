import { type Context, runCommand } from "@/lib/command";
import { RecordOutcomes } from "./contract";
import { insertOutcomes, withdrawOutcomes } from "./store/outcomes";

/**
 * Takes note of what people found out about flagged accounts: confirmed, dismissed, cleared, an appeal upheld, or one of these
 * taken back. It changes no number: what decisions teach is proposed when somebody asks for it. Repeating it does no harm.
 */
export function recordOutcomes(ctx: Context, input: RecordOutcomes): Promise<{ recorded: number; withdrawn: number }> {
  return runCommand(ctx, { permission: "detection.run", schema: RecordOutcomes, input }, async (scope) => {
    const { tx, now, record } = scope;
    const { outcomes, withdrawn } = scope.input;
    const recorded = await insertOutcomes(tx, outcomes);
    const taken = await withdrawOutcomes(tx, withdrawn, now);
    record({
      action: "detection.outcome",
      subject: { type: "decision", id: outcomes[0]?.decisionId ?? withdrawn[0] ?? "" },
      detail: { recorded, withdrawn: taken },
      live: [{ topic: "outcome" }],
    });
    return { recorded, withdrawn: taken };
  });
}
