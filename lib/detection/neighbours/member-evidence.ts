import type { Configuration } from "../configuration";
import { candidatePairs } from "../links/candidates";
import { strandCount } from "../links/strands";
import type { MemberEvidence } from "../model";
import type { MeasuredPairs } from "./pairs";

export interface MeasuredMember {
  /** The member that it shares most with, by index; undefined when it shares nothing with any. */
  partner: number | undefined;
  /** Of the pair of the two. */
  evidence: MemberEvidence;
  linked: boolean;
  /** What a value adds beside the stronger ones of its family, by place in the table. */
  counts: ReadonlyMap<number, number>;
}

const alone: MeasuredMember = {
  partner: undefined,
  evidence: { total: 0, byStrand: new Float64Array(strandCount) },
  linked: false,
  counts: new Map(),
};

/**
 * The strongest link of each of some accounts to any of the others, over the pairs that a run would look at: near-linear in what
 * they share, so that thousands can be asked.
 */
export function strongestLinks(accounts: number, pairs: MeasuredPairs, config: Configuration): MeasuredMember[] {
  const best: { partner: number; linked: boolean; total: number }[] = [];
  const offer = (account: number, partner: number, linked: boolean, total: number): void => {
    const known = best[account] ?? { linked: false, total: 0 };
    const gain = Number(linked) - Number(known.linked) || total - known.total;
    if (gain > 0) best[account] = { partner, linked, total };
  };
  for (const keys of candidatePairs(pairs.table, pairs.weights, config)) {
    for (const key of keys) {
      const low = Math.floor(key / pairs.table.accounts);
      const high = key - low * pairs.table.accounts;
      const { linked, total } = pairs.nats(low, high);
      offer(low, high, linked, total);
      offer(high, low, linked, total);
    }
  }
  return Array.from({ length: accounts }, (_, account) => {
    const found = best[account];
    if (found === undefined) return alone;
    const { partner, linked, total } = found;
    const evidence = { total, byStrand: pairs.byStrand(account, partner) };
    return { partner, linked, evidence, counts: countsOf(pairs, account, partner, config) };
  });
}

/** What each shared value of a pair adds: the strongest of its strand whole, each further one less. */
function countsOf({ table, weights, shared }: MeasuredPairs, a: number, b: number, config: Configuration) {
  const counts = new Map<number, number>();
  const before = new Uint32Array(strandCount);
  const strongest = shared(a, b).sort((x, y) => (weights[y] ?? 0) - (weights[x] ?? 0) || x - y);
  for (const place of strongest) {
    const strand = table.strand[place] ?? 0;
    const further = before[strand] ?? 0;
    before[strand] = further + 1;
    counts.set(place, (weights[place] ?? 0) * config.withinFamilyDecay ** further);
  }
  return counts;
}
