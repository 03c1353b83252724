import type { Incidences } from "../model";

/** How many of some accounts were seen at the address that most of them were seen at, on whatever days. */
export function commonestAddress(accounts: readonly number[], table: Incidences): number {
  const seen = new Map<string, number>();
  for (const account of accounts) {
    let last: string | undefined;
    for (let i = table.accountStart[account] ?? 0; i < (table.accountStart[account + 1] ?? 0); i++) {
      const v = table.values[i] ?? 0;
      const id = table.id[v];
      // Windows of one address stand next to each other.
      if (table.kind[v] !== "ip" || id === undefined || id === last) continue;
      last = id;
      seen.set(id, (seen.get(id) ?? 0) + 1);
    }
  }
  return Math.max(0, ...seen.values());
}
