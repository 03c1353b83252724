import type { Database } from "@/lib/db";
import { readAncestors } from "@/lib/detection";
import type { DecisionKind } from "./kinds";
import { refusalOfDisposition, type Said } from "./model";
import { refuse } from "./require-members";
import { readStandingMeasures } from "./store/decisions";

/** Throws `precondition_failed` naming the members that measures keep what they are. */
export async function requireMovable(
  tx: Database,
  campaignId: string,
  accountIds: readonly string[],
  next: Said,
  now: Date,
): Promise<void> {
  const kinds = new Map<string, DecisionKind[]>();
  // A measure rests on what a member was said to be also after a merge or a split took the member elsewhere.
  const lineage = [campaignId, ...(await readAncestors(tx, campaignId))];
  for (const { accountId, kind } of await readStandingMeasures(tx, lineage, now)) {
    if (accountId === null) continue;
    kinds.set(accountId, [...(kinds.get(accountId) ?? []), kind]);
  }
  const refused = accountIds.flatMap((accountId) => {
    const reason = refusalOfDisposition(next, kinds.get(accountId) ?? []);
    return reason === undefined ? [] : [{ accountId, reason }];
  });
  if (refused.length > 0) throw refuse(refused);
}
