import { wilson } from "../audit-sample/statistics/counted";
import type { FamilyAgreement, OutcomeKind } from "../configurations/contract";
import { type Family, families } from "../vocabulary";

/** Members that one act of people is about: how many have anything in a family, and for how many the family spoke. */
export interface ActCounts {
  kind: OutcomeKind;
  members: number;
  families: Record<Family, { available: number; spoke: number }>;
}

/** Members that the m in use counts as: as much as one campaign of any size. */
export const priorStrength = 20;

/**
 * How alike members of one campaign are, as the intraclass correlation of their families' agreement: what one operator does, all
 * of its accounts show. Chosen, and high on purpose: with 0.05 a campaign counts as at most twenty members.
 */
const correlation = 0.05;

/** The independent members that `n` members of one campaign are worth: the design effect of a cluster (Kish 1965, section 5.4). */
export const worthOf = (n: number): number => (n === 0 ? 0 : n / (1 + (n - 1) * correlation));

/**
 * The m of each family given what people decided: its posterior mean under a Beta prior, the conjugate of a share. A confirmed
 * member that has the family agrees with its campaign or does not. A member found innocent for whom the family spoke counts
 * against it: m is the chance that a family speaks, and rightly, and a family that misleads must lose weight. One that did
 * not speak for an innocent says nothing. A member agrees when the family ties it to anybody of its campaign, which is more
 * often than to one given member, so that the result is an upper bound of the m of pairs.
 */
export function agreementOf(
  acts: readonly ActCounts[],
  priors: Readonly<Record<Family, number>>,
): Record<Family, FamilyAgreement> {
  const entries = families.map((family) => {
    const counts = { agreed: 0, not: 0, misled: 0 };
    for (const act of acts) {
      const { available, spoke } = act.families[family];
      if (act.kind !== "confirmed") counts.misled += worthOf(spoke);
      else if (available > 0) {
        const share = spoke / available;
        counts.agreed += worthOf(available) * share;
        counts.not += worthOf(available) * (1 - share);
      }
    }
    const priorAgreed = priors[family] * priorStrength;
    const agreed = priorAgreed + counts.agreed;
    const all = priorStrength + counts.agreed + counts.not + counts.misled;
    const { low, high } = wilson(agreed, all);
    const agreement = { priorAgreed, priorNot: priorStrength - priorAgreed, ...counts, mean: agreed / all, low, high };
    return [family, agreement] as const;
  });
  return Object.fromEntries(entries) as Record<Family, FamilyAgreement>;
}
