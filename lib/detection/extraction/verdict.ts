import type { Configuration } from "../configuration";
import type { ScoreTerm, Verdict } from "../contract";
import type { AccountProfile } from "../model";
import type { GroupScore } from "./score";

/** What a verdict needs to know about how a group is tied together. */
export interface GroupTies {
  core: readonly AccountProfile[];
  /** Core accounts that a card, a phone or a device ties to another one. */
  hardLinked: number;
}

/** Terms that say who openly stands behind the accounts. */
const explanations = new Set(["declared_organisation", "verified_organisation", "contract", "one_payer", "one_place"]);

const natsOf = (terms: readonly ScoreTerm[], name: string): number =>
  terms.find((term) => term.name === name)?.nats ?? 0;

/** Nats at most by which an innocent explanation is there: weaker ones do not explain a group. */
const explains = -1;

export const isExplained = (terms: readonly ScoreTerm[]): boolean =>
  terms.some((term) => explanations.has(term.name) && term.nats <= explains);

function isEvaluation({ terms }: GroupScore, core: readonly AccountProfile[]): boolean {
  const researchers = core.filter((profile) => profile.program === "research").length;
  return natsOf(terms, "repeated_questions") <= explains || researchers * 2 > core.length;
}

/** Tied by payment or identity, nobody answers for it openly, and many different users stand behind each account. */
function isRelay({ terms }: GroupScore, { core, hardLinked }: GroupTies): boolean {
  return !isExplained(terms) && hardLinked * 2 >= core.length && natsOf(terms, "many_users_per_account") <= -0.3;
}

/**
 * Nearly a distillation, or coordinated like one without the words for it: a person should see it. Words that no pattern knows
 * are no proof of innocence, so their absence is not held against what coordination shows.
 */
function isWorthALook(score: GroupScore, { core }: GroupTies, harvests: boolean, config: Configuration): boolean {
  if (core.length < config.undeterminedMinimum) return false;
  const total = score.total - Math.min(0, score.extraction);
  return total >= config.distillationNats - (harvests ? config.undeterminedMargin : 0);
}

/**
 * What detection suggests. Linkage has been found; whether it harvests is asked here. Undefined means that nothing about
 * the group is worth an analyst's look: people who share a network, a card or a tool.
 */
export function suggestVerdict(score: GroupScore, ties: GroupTies, config: Configuration): Verdict | undefined {
  const harvests = score.extraction >= config.extractionNats;
  if (harvests && score.total >= config.distillationNats) return "distillation";
  if (harvests && isEvaluation(score, ties.core)) return "evaluation";
  if (harvests && isExplained(score.terms)) return "shared_infrastructure";
  if (isRelay(score, ties)) return "relay";
  return isWorthALook(score, ties, harvests, config) ? "undetermined" : undefined;
}
