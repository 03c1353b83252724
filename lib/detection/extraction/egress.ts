import { exchangesOf } from "../links/incidences";
import type { AccountProfile, Incidences, Profiles } from "../model";
import type { Listed } from "../warninglists/mark";

/** Share of an account's exchanges from one address from which the account can be said to work there. */
const mostly = 0.5;

/** Exchanges of an account by shared address, over all days. */
function byAddress(account: number, table: Incidences): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = table.accountStart[account] ?? 0; i < (table.accountStart[account + 1] ?? 0); i++) {
    const v = table.values[i] ?? 0;
    const id = table.id[v];
    if (table.kind[v] !== "ip" || id === undefined) continue;
    counts.set(id, (counts.get(id) ?? 0) + exchangesOf(table, v, account));
  }
  return counts;
}

/** The addresses that an account does most of what it does from: one, or none. */
export const settledAt = (account: number, { withNetwork }: AccountProfile, table: Incidences): string[] =>
  [...byAddress(account, table)].flatMap(([address, count]) => (count >= mostly * withNetwork ? [address] : []));

/**
 * How many of some accounts do most of what they do from one and the same address. Having been seen there once is no
 * place of work: whoever rotates over a few exits has been seen at each of them.
 */
export function atCommonestAddress(accounts: readonly number[], profiles: Profiles, table: Incidences): number {
  const settled = new Map<string, number>();
  for (const account of accounts) {
    const profile = profiles.get(account);
    if (!profile) continue;
    for (const address of settledAt(account, profile, table)) settled.set(address, (settled.get(address) ?? 0) + 1);
  }
  return Math.max(0, ...settled.values());
}

/** The warninglists that name any address of some accounts. */
export function listsOfExits(accounts: readonly number[], { accountStart, values, kind }: Incidences, listed: Listed) {
  if (listed.size === 0) return [];
  const lists = new Set<string>();
  for (const account of accounts) {
    for (const v of values.subarray(accountStart[account], accountStart[account + 1])) {
      if (kind[v] === "ip") for (const list of listed.get(v) ?? []) lists.add(list);
    }
  }
  return [...lists].sort();
}

/** Addresses of an account that many unrelated accounts use as well: carriers, VPN exits, a campus. */
export function sharedExits(account: number, table: Incidences, hubs: Uint8Array): number {
  let last: string | undefined;
  let found = 0;
  for (let i = table.accountStart[account] ?? 0; i < (table.accountStart[account + 1] ?? 0); i++) {
    const v = table.values[i] ?? 0;
    const id = table.id[v];
    // Windows of one address stand next to each other.
    if (table.kind[v] !== "ip" || id === undefined || id === last) continue;
    last = id;
    found += hubs[v] ?? 0;
  }
  return found;
}
