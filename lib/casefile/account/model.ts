import { type Configuration, sumShared } from "@/lib/detection";
import type { AccountCasefile } from "../contract";
import type { SharedWeights } from "../store/links";

type Link = Omit<AccountCasefile["links"][number], "tier">;

/** Links of an account to the others, added up as a run adds them up, strongest first. */
export function linksOf(rows: readonly SharedWeights[], config: Configuration, most: number): Link[] {
  const byAccount = new Map<string, SharedWeights[]>();
  for (const row of rows) {
    const known = byAccount.get(row.accountId);
    if (known === undefined) byAccount.set(row.accountId, [row]);
    else known.push(row);
  }
  return [...byAccount]
    .map(([accountId, shared]) => ({ accountId, ...sumShared(shared, config) }))
    .sort((a, b) => b.nats - a.nats || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, most);
}
