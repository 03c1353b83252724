import type { CommandScope } from "@/lib/command";
import { forbidden } from "@/lib/kernel";
import { readOvertakenDismissal } from "./store/campaign";

/**
 * A campaign that evidence opened again after a dismissal is judged by somebody else than who dismissed it.
 * @throws `forbidden` for the person who did
 */
export async function requireAnotherJudge({ tx, ctx }: CommandScope<unknown>, campaignId: string): Promise<void> {
  const overtaken = await readOvertakenDismissal(tx, campaignId);
  if (overtaken?.actorId !== ctx.actor.id) return;
  throw forbidden("You dismissed this campaign, and newer evidence opened it again: somebody else decides it now.");
}
