import type { Tier, Verdict } from "@/lib/detection/contract";

/** What detection said of an account: the campaign that it is in, if any. */
export interface Found {
  campaignId: string;
  tier: Tier;
  verdict: Verdict;
}

/** An account of a simulated world: the truth about it, and what detection made of it. */
export interface Subject {
  account: string;
  seed: number;
  /** Whether it belongs to a campaign that extracts. Plain relays do not: calling them distillation accuses their customers. */
  extracts: boolean;
  /** The kind of its campaign, or of the innocents it is one of. */
  kind: string;
  /** The true campaign, named uniquely over all worlds. */
  campaign: string | null;
  difficulty: string | null;
  country: string;
  language: string;
  program: string;
  payment: string;
  /** How much of its traffic comes through a commercial VPN. */
  vpn: "never" | "sometimes" | "mostly";
  found: Found | null;
}

/** A relay resells without permission; it is not innocent, yet it is not extraction either. */
export const relayKind = "relay";

/** Flagged is what an account is accused by: core of a campaign that is called distillation. */
export const isFlagged = ({ found }: Pick<Subject, "found">): boolean =>
  found?.tier === "core" && found.verdict === "distillation";

/** Associated with a campaign that is called distillation: never acted upon by itself. */
export const isAssociated = ({ found }: Subject): boolean =>
  found?.tier === "associated" && found.verdict === "distillation";

/** In a campaign whose verdict does not clear its members. */
export const isSuspected = ({ found }: Subject): boolean =>
  found !== null && found.verdict !== "shared_infrastructure" && found.verdict !== "evaluation";

export const isInnocent = ({ extracts, kind }: Subject): boolean => !extracts && kind !== relayKind;

/** Subjects by a property, the keys in order of the alphabet. */
export function grouped(
  subjects: readonly Subject[],
  keyOf: (subject: Subject) => string,
): readonly (readonly [string, Subject[]])[] {
  const groups = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const key = keyOf(subject);
    const group = groups.get(key);
    if (group) group.push(subject);
    else groups.set(key, [subject]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
