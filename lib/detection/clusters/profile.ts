import type { Configuration } from "../configuration";
import { families } from "../contract";
import { holderCount } from "../links/incidences";
import { dampedSum, totalNats } from "../links/pair-score";
import type { Incidences, MemberEvidence } from "../model";

/** Nats at most that a family speaks against a member that has none of what the group shares. */
const missingFloor = 2;

/**
 * What a group has in common, and how far an account fits it. For a value held by c of the group's n accounts and by e
 * of the E others, sharing it is worth `ln((c / n) / (e / E))` nats; an account never supports itself (leave-one-out).
 */
export interface GroupProfile {
  evidence(account: number): MemberEvidence;
  /** The best value of each family, without caps: for comparing two profiles of the same accounts, not for deciding about an account. */
  fit(account: number): number;
  /** Accounts that hold something which is much more common in the group than outside, ascending. */
  suspects(): number[];
  /** Values much more common in the group than outside, with the group's holders. */
  values(): { value: number; here: number; lift: number }[];
}

export function groupProfile(
  table: Incidences,
  weights: Float64Array,
  members: ReadonlySet<number>,
  available: (account: number, family: number) => boolean,
  config: Configuration,
): GroupProfile {
  const size = members.size;
  const outside = Math.max(1, table.accounts - size);
  const counts = new Map<number, number>();
  for (const member of members) {
    for (let i = table.accountStart[member] ?? 0; i < (table.accountStart[member + 1] ?? 0); i++) {
      const v = table.values[i] ?? 0;
      counts.set(v, (counts.get(v) ?? 0) + 1);
    }
  }
  const lift = (v: number, here: number, n: number): number => {
    const others = holderCount(table, v) - (counts.get(v) ?? 0);
    const elsewhere = (others + 1) / (outside + 1);
    return Math.log((here + elsewhere) / (n + 1) / elsewhere);
  };
  const shared = [...counts].filter(([, here]) => here >= 2);
  const coverage = familyCoverage(table, shared, members, lift);

  const fitting = (account: number): number[][] => {
    const inside = members.has(account) ? 1 : 0;
    const buckets: number[][] = families.map(() => []);
    for (let i = table.accountStart[account] ?? 0; i < (table.accountStart[account + 1] ?? 0); i++) {
      const v = table.values[i] ?? 0;
      const here = (counts.get(v) ?? 0) - inside;
      const weight = weights[v] ?? 0;
      if (here <= 0 || weight <= 0) continue;
      // A learned hub stays weak however many of its holders are here.
      const most = weight <= config.hubNats ? config.hubNats : Number.POSITIVE_INFINITY;
      const nats = Math.min(most, lift(v, here, size - inside));
      if (nats > 0) buckets[table.family[v] ?? 0]?.push(nats);
    }
    return buckets;
  };
  const missing = (account: number, f: number): number =>
    available(account, f) ? Math.max(-missingFloor, Math.log(1.05 - (coverage[f] ?? 0))) : 0;

  const evidence = (account: number): MemberEvidence => {
    const buckets = fitting(account);
    const byFamily = new Float64Array(families.length);
    families.forEach((name, f) => {
      const found = buckets[f] ?? [];
      byFamily[f] =
        found.length > 0 ? dampedSum(found, config.withinFamilyDecay, config.families[name].cap) : missing(account, f);
    });
    return { total: totalNats(byFamily, config), byFamily };
  };
  const fit = (account: number): number =>
    fitting(account).reduce((sum, found, f) => sum + (found.length > 0 ? Math.max(...found) : missing(account, f)), 0);
  const typical = () =>
    shared
      .map(([value, here]) => ({ value, here, lift: lift(value, here, size) }))
      .filter((entry) => entry.lift >= config.corroboratingNats)
      .sort((x, y) => y.here * y.lift - x.here * x.lift || x.value - y.value);
  const suspects = () => {
    const found = new Set<number>(members);
    for (const { value } of typical())
      for (let i = table.valueStart[value] ?? 0; i < (table.valueStart[value + 1] ?? 0); i++)
        found.add(table.holders[i] ?? 0);
    return [...found].sort((x, y) => x - y);
  };
  return { evidence, fit, suspects, values: typical };
}

/** Share of the group that holds at least one of its typical values, by family. */
function familyCoverage(
  table: Incidences,
  shared: readonly [number, number][],
  members: ReadonlySet<number>,
  lift: (v: number, here: number, n: number) => number,
): Float64Array {
  const covered = families.map(() => new Set<number>());
  for (const [v, here] of shared) {
    if (lift(v, here, members.size) < 1) continue;
    for (let i = table.valueStart[v] ?? 0; i < (table.valueStart[v + 1] ?? 0); i++) {
      const holder = table.holders[i] ?? 0;
      if (members.has(holder)) covered[table.family[v] ?? 0]?.add(holder);
    }
  }
  return Float64Array.from(covered, (set) => set.size / Math.max(1, members.size));
}
