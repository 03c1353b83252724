import type { Database } from "@/lib/db";
import { refusalOfDisposition, type Said } from "./model";
import { refuse } from "./require-members";
import { readStandingMeasures } from "./store/decisions";

/** Throws `precondition_failed` naming the members that bans or revoked keys keep what they are. */
export async function requireMovable(
  tx: Database,
  campaignId: string,
  accountIds: readonly string[],
  next: Said,
): Promise<void> {
  const kinds = new Map<string, ("ban" | "revoke_key")[]>();
  for (const { accountId, kind } of await readStandingMeasures(tx, campaignId)) {
    if (accountId === null || (kind !== "ban" && kind !== "revoke_key")) continue;
    kinds.set(accountId, [...(kinds.get(accountId) ?? []), kind]);
  }
  const refused = accountIds.flatMap((accountId) => {
    const reason = refusalOfDisposition(next, kinds.get(accountId) ?? []);
    return reason === undefined ? [] : [{ accountId, reason }];
  });
  if (refused.length > 0) throw refuse(refused);
}
