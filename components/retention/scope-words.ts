import { formatCount } from "@/components/data/count";
import type { HoldView } from "@/lib/retention/contract";

/** What a hold names, in words. */
export function scopeWords({ scope, accounts }: Pick<HoldView, "scope" | "accounts">): string {
  if (scope.type === "window") return `all of ${scope.from} to ${scope.to}`;
  const number = accounts ?? 0;
  const counted = number === 1 ? "1 account" : `${formatCount(number)} accounts`;
  if (scope.type === "accounts") return number === 1 ? `account ${scope.accountIds[0]}` : counted;
  const campaigns =
    scope.campaignIds.length === 1 ? "1 campaign" : `${formatCount(scope.campaignIds.length)} campaigns`;
  return `${campaigns}: ${counted}`;
}
