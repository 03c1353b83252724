import type { Configuration } from "../configuration";
import { type Family, families } from "../contract";
import { familyName, totalNats } from "../links/strands";
import type { MemberEvidence } from "../model";

/** For each family that speaks for the group: core accounts that would stay above the threshold without it. */
export function withoutFamily(
  core: readonly MemberEvidence[],
  threshold: number,
  config: Configuration,
): { family: Family; core: number }[] {
  return families.flatMap((family) => {
    const speaks = core.some(({ byStrand }) => byStrand.some((nats, s) => familyName(s) === family && nats >= 1));
    if (!speaks) return [];
    const remaining = core.filter(({ byStrand, total }) => {
      const less = byStrand.map((nats, s) => (familyName(s) === family ? 0 : nats));
      // Whatever besides links counts in the total (conduct) stays.
      return total - totalNats(byStrand, config) + totalNats(less, config) >= threshold;
    });
    return [{ family, core: remaining.length }];
  });
}
