import type { AgainstTest, Conduct, ExternalEvidence, Family, MemberExplanation } from "../contract";
import { counterSentence } from "./sentences";
import { count, inNats, list, percent } from "./words";

/** All that a member's sentences may be made of. */
export interface MemberSentenceFacts extends Pick<MemberExplanation, "score" | "membershipNats" | "withoutFamily"> {
  tier: "core" | "associated";
  core: number;
  /** Of each family, the value that says most: how it is shown, and who else holds it. */
  strongest: readonly { family: Family; display: string; here: number; overall: number }[];
  conduct: Conduct;
  against: readonly AgainstTest[];
  external?: ExternalEvidence | null;
}

function shares({ strongest }: MemberSentenceFacts): string {
  const parts = strongest.map(
    ({ display, here, overall }) => `${display} (held by ${count(here)} here, ${count(overall)} overall)`,
  );
  return parts.length === 0 ? "It shares no single value that counts" : `It shares ${list(parts)}`;
}

function distance({ tier, score, membershipNats }: MemberSentenceFacts): string {
  const beyond = score - membershipNats;
  const reached = beyond >= 0 ? `${inNats(beyond)} more than` : `${inNats(-beyond)} less than`;
  return `${inNats(score)} nats, ${reached} a ${tier === "core" ? "member" : "core member"} is asked for`;
}

function work({ conduct: { numerator, denominator, baseline } }: MemberSentenceFacts): string {
  if (denominator === 0) return "";
  return `; ${count(numerator)} of its ${count(denominator)} exchanges are the work of the group, against ${percent(baseline)} among accounts of no group`;
}

function hangsOn({ withoutFamily }: MemberSentenceFacts): string {
  const falls = withoutFamily.filter(({ stays }) => !stays).map(({ family }) => family);
  if (falls.length === 0) return "";
  return `; it would fall below that without ${list(falls).replace(" and ", " or without ")}`;
}

function saidElsewhere({ external, score, membershipNats, tier }: MemberSentenceFacts): string[] {
  if (!external) return [];
  const partners = new Set(external.reports.map(({ partnerId }) => partnerId)).size;
  const who = partners === 1 ? "Another provider reports" : `${count(partners)} other providers report`;
  const worth = `${who} what it holds: ${inNats(external.nats)} nats beside its own evidence, at most ${inNats(external.capNats)}`;
  const lifts = tier === "core" && score < membershipNats;
  return [`${worth}${lifts ? "; it would be associated, not core, without that" : ""}.`];
}

/**
 * Plain sentences, generated from the facts and from nothing else: what ties the account, what other providers say of it, and what could clear
 * it.
 */
export const memberSentences = (facts: MemberSentenceFacts): string[] => [
  `${shares(facts)}: ${distance(facts)}${work(facts)}${hangsOn(facts)}.`,
  ...saidElsewhere(facts),
  counterSentence(facts.against, "account"),
];
