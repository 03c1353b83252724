import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { inNameOf, type Ruled } from "./ruled";
import { consequencesOf, ownSteps } from "./steps";

class Rehearsed extends Error {}

/**
 * Does what would follow from a ruling, and undoes it at once: what the rules for measures refuse is said before somebody rules, and not
 * after.
 * @throws what stands against it, as each verb says it
 */
export async function rehearse(ctx: Context, ruled: Ruled): Promise<void> {
  const command = { permission: "decision.reverse", schema: z.null(), input: null } as const;
  try {
    await runCommand(inNameOf(ctx, ruled), command, async (scope) => {
      for (const kind of consequencesOf(ruled.outcome, ruled.conditions)) await ownSteps[kind]?.(scope.ctx, ruled);
      throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
}
