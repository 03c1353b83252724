import type { Configuration } from "../configuration";
import { type Family, families, type ValueKind, valueKinds } from "../contract";

/**
 * Evidence is added up by strand: the families, and apart from the network family the neighbourhood. People of one place
 * share its address blocks as they share its language, so a block says much less about who runs an account than an address.
 */
export const strandCount = families.length + 1;
const neighbourhood = families.length;
const network = families.indexOf("network");
export const contentStrand = families.indexOf("content");
const homeStrands: readonly number[] = [
  families.indexOf("payment"),
  families.indexOf("identity"),
  network,
  neighbourhood,
];

/** Whether people who live or work together have values of a strand in common for that reason alone. */
export const isOfHome = (strand: number): boolean => homeStrands.includes(strand);

export const strandOfKind = (kind: ValueKind): number =>
  kind === "ip_prefix" ? neighbourhood : families.indexOf(valueKinds[kind]);

/** The family that a strand belongs to, by its index. */
export const familyOfStrand = (strand: number): number => (strand === neighbourhood ? network : strand);

export const familyName = (strand: number): Family => families[familyOfStrand(strand)] ?? families[0];

const operatorMasks = new WeakMap<Configuration, Uint8Array>();

function operatorMask(config: Configuration): Uint8Array {
  const known = operatorMasks.get(config);
  if (known) return known;
  const mask = Uint8Array.from({ length: strandCount }, (_, strand) =>
    Number(strand !== neighbourhood && config.operatorFamilies.includes(familyName(strand))),
  );
  operatorMasks.set(config, mask);
  return mask;
}

/** Whether a strand says who runs an account; the others come with any public tool, or with a place. */
export const isOperatorStrand = (strand: number, config: Configuration): boolean => operatorMask(config)[strand] === 1;

/** What the address block adds to the addresses themselves: both together stay within the cap of the network family. */
const neighbourhoodNats = (byStrand: Float64Array, config: Configuration): number =>
  Math.min(byStrand[neighbourhood] ?? 0, config.families.network.cap - Math.max(0, byStrand[network] ?? 0));

/** Adds up strands. What comes with a public tool or a place (client, content, neighbourhood) is held to one common cap. */
export function totalNats(byStrand: Float64Array, config: Configuration): number {
  const mask = operatorMask(config);
  let operator = 0;
  let ambient = neighbourhoodNats(byStrand, config);
  for (let strand = 0; strand < neighbourhood; strand++) {
    if (mask[strand] === 1) operator += byStrand[strand] ?? 0;
    else ambient += byStrand[strand] ?? 0;
  }
  return operator + Math.min(ambient, config.ambientCap);
}

/** Whether any strand that says who runs an account is strong enough to corroborate another. */
export function hasOperator(byStrand: Float64Array, config: Configuration): boolean {
  const mask = operatorMask(config);
  for (let strand = 0; strand < strandCount; strand++) {
    if (mask[strand] === 1 && (byStrand[strand] ?? 0) >= config.corroboratingNats) return true;
  }
  return false;
}

/** Two families corroborate each other when both are strong and one of them says who runs the account. */
export function isCorroborated(byStrand: Float64Array, config: Configuration): boolean {
  let strong = 0;
  let operator = 0;
  for (let strand = 0; strand < strandCount; strand++) {
    if ((byStrand[strand] ?? 0) < config.corroboratingNats) continue;
    if (isOperatorStrand(strand, config)) operator++;
    if (strand !== neighbourhood || (byStrand[network] ?? 0) < config.corroboratingNats) strong++;
  }
  return strong >= 2 && operator >= 1;
}

/** Nats by family for people: the neighbourhood counts into the network family, within its cap. */
export function natsByFamily(byStrand: Float64Array, config: Configuration): Map<Family, number> {
  const nats = new Map<Family, number>();
  byStrand.forEach((value, strand) => {
    const name = familyName(strand);
    nats.set(name, Math.min(config.families[name].cap, (nats.get(name) ?? 0) + value));
  });
  return nats;
}

/** Whether an account has anything in a family, by the index of the family, as the bits of its mask say. */
export const familiesIn =
  (masks: Uint8Array) =>
  (account: number, family: number): boolean =>
    (((masks[account] ?? 0) >> family) & 1) === 1;
