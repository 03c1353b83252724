import type { MemberWork } from "../model";
import { leastShare, logLikelihood, strength } from "./conduct";

/**
 * The slice of each member's traffic that is its group's work, in exchanges by account id: those that ask for extraction, and those
 * under a wrapper that extracts, whatever words they use. A wrapper that extracts in the hands of one does not in the hands of another:
 * the firm that a campaign copies carries the same, and so do others where a prompt went round. It counts for an
 * account that asks under it as the group does, rather than as anybody would.
 * @param outsideShare share of the exchanges of accounts outside every group that ask for extraction
 */
export function slicesOf(work: readonly MemberWork[], outsideShare: number): Map<string, number> {
  const groups = new Map<number, { carrying: number; both: number }>();
  for (const { number, carrying, both } of work) {
    const known = groups.get(number) ?? { carrying: 0, both: 0 };
    groups.set(number, { carrying: known.carrying + carrying, both: known.both + both });
  }
  const outside = Math.max(outsideShare, leastShare);
  return new Map(
    work.map(({ number, accountId, asking, carrying, both }) => {
      const all = groups.get(number) ?? { carrying, both };
      const rest = all.carrying - carrying;
      const inside = rest === 0 ? outside : Math.max(outside, (all.both - both) / rest);
      const asGroup = logLikelihood(both, carrying, inside, strength);
      const asAnybody = logLikelihood(both, carrying, outside, strength);
      return [accountId, asking + (asGroup > asAnybody ? carrying - both : 0)];
    }),
  );
}
