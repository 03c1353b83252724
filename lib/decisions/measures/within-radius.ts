import type { Actor } from "@/lib/auth";
import type { Database } from "@/lib/db";
import { preconditionFailed } from "@/lib/kernel";
import { type DecisionKind, isRestricting } from "../kinds";
import { countUnapproved, readDecisionSettings } from "../store/settings";

/**
 * Throws `precondition_failed` for more accounts of a campaign than one person acts on within a day without a second: many small acts
 * are one large one.
 */
export async function requireUnapproved(
  tx: Database,
  actor: Actor,
  { campaignId, kind }: { campaignId: string; kind: DecisionKind },
  accounts: number,
  now: Date,
): Promise<void> {
  if (!isRestricting(kind)) return;
  const { blastRadius } = await readDecisionSettings(tx);
  const before = await countUnapproved(tx, actor.id, campaignId, now);
  if (before + accounts <= blastRadius) return;
  const counted = before === 0 ? `${accounts} accounts at once` : `${accounts} accounts, after ${before} within a day,`;
  throw preconditionFailed(
    `${counted} take a second person's approval: propose it; at most ${blastRadius} of a campaign go without. Nothing was done.`,
  );
}
