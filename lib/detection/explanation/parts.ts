import type { Configuration } from "../configuration";
import { type EvidencePart, type Family, families } from "../contract";
import { familyName, isCorroborated, isOperatorStrand, totalNats } from "../links/strands";
import type { MemberEvidence } from "../model";

/** Nats as they are kept and shown: sums of what is listed come out exactly. */
export const rounded = (nats: number): number => Math.round(nats * 1e4) / 1e4 + 0;

const only = (byStrand: Float64Array, kept: (family: Family) => boolean): Float64Array =>
  byStrand.map((nats, strand) => (kept(familyName(strand)) ? nats : 0));

/** What a family's strands hold before the common cap. */
const sumOf = (byStrand: Float64Array, family: Family, wanted: (nats: number) => boolean = () => true): number =>
  byStrand.reduce((sum, nats, strand) => (familyName(strand) === family && wanted(nats) ? sum + nats : sum), 0);

const saysWhoRuns = (family: Family, config: Configuration): boolean =>
  isOperatorStrand(families.indexOf(family), config);

/**
 * The order in which families are added up: first what speaks against, then who runs the account, then what comes with any
 * public tool, the strongest first. In this order a cap only ever takes away.
 */
function inOrder(byStrand: Float64Array, config: Configuration): Family[] {
  const rank = (family: Family) => (sumOf(byStrand, family) < 0 ? 0 : saysWhoRuns(family, config) ? 1 : 2);
  return [...families].sort((a, b) => rank(a) - rank(b) || sumOf(byStrand, b) - sumOf(byStrand, a));
}

/**
 * A member's evidence by family. Each family is worth what it adds to those before it, so that together they are the
 * member's evidence, whatever caps hold.
 * @param listed sum of the facts of each family as they are shown
 */
export function evidenceParts(
  { byStrand }: MemberEvidence,
  listed: ReadonlyMap<Family, number>,
  config: Configuration,
): EvidencePart[] {
  const before = new Set<Family>();
  let reached = 0;
  const parts = inOrder(byStrand, config).map((family): EvidencePart => {
    before.add(family);
    const total = totalNats(
      only(byStrand, (one) => before.has(one)),
      config,
    );
    const added = total - reached;
    reached = total;
    const facts = rounded(listed.get(family) ?? 0);
    const missing = rounded(sumOf(byStrand, family, (nats) => nats < 0));
    const uncapped = facts + missing;
    // What rounding moved is no cap.
    const capped = uncapped - added < 0.001 ? 0 : rounded(added - uncapped);
    return { family, listed: facts, missing, capped, nats: rounded(uncapped + capped) };
  });
  const order = (part: EvidencePart) => families.indexOf(part.family);
  return parts.filter((part) => part.nats !== 0 || part.listed !== 0).sort((a, b) => order(a) - order(b));
}

/** What is left of a member's evidence without a family, and whether two families still agree. */
export function evidenceWithout({ byStrand, total }: MemberEvidence, family: Family, config: Configuration) {
  const less = only(byStrand, (one) => one !== family);
  // Whatever besides links counts in the total (conduct) stays.
  const nats = total - totalNats(byStrand, config) + totalNats(less, config);
  return { nats, isCorroborated: isCorroborated(less, config) };
}

/** Nats from which a family speaks for a member: leaving out less changes nothing that anybody would see. */
const speaks = 1;

export const speakingFamilies = (evidence: readonly MemberEvidence[]): Family[] =>
  families.filter((family) =>
    evidence.some(({ byStrand }) => byStrand.some((nats, strand) => familyName(strand) === family && nats >= speaks)),
  );
