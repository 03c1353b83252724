import type { AgainstTest, EvidenceFact, Family, Mixing, Pivot, ScoreTerm, Verdict } from "../contract";
import { consistentWithDistillation } from "../vocabulary";
import { againstWords, count, familyWords, list, namingLists, percent } from "./words";

/** All that a campaign's sentences may be made of. */
export interface SentenceFacts {
  verdict: Verdict;
  core: number;
  facts: readonly EvidenceFact[];
  terms: readonly ScoreTerm[];
  against: readonly AgainstTest[];
  pivots: readonly Pivot[];
  mixing: Mixing | null;
}

const verdictWords: Record<Verdict, string> = {
  distillation: consistentWithDistillation,
  relay: "Run together and used by many different people, consistent with unauthorised resale",
  shared_infrastructure: "Accounts of one organisation or installation that also ask for what trains models",
  evaluation: "Much of what is asked looks like extraction, in the way of research or benchmarks",
  undetermined: "Coordinated; whether it is extraction is not settled",
};

function links({ core, facts }: SentenceFacts): string[] {
  const strongest = new Map<Family, EvidenceFact>();
  for (const fact of facts) {
    const known = strongest.get(fact.family);
    if (!fact.hub && (!known || fact.accountsHere > known.accountsHere)) strongest.set(fact.family, fact);
  }
  const parts = [...strongest].map(
    ([family, fact]) =>
      `${familyWords[family]} (one held by ${count(fact.accountsHere)}, ${count(fact.accountsOverall)} overall)`,
  );
  return parts.length === 0 ? [] : [`${count(core)} core accounts share ${list(parts)}`];
}

function extraction({ mixing, terms }: SentenceFacts): string[] {
  const carriers = terms.find((term) => term.name === "accounts_that_extract" && term.state === "found");
  const lift = terms.find((term) => term.name === "elicitation_lift");
  if (!mixing || !lift || lift.nats <= 0) return [];
  const usual = lift.baseline === null ? "" : ` against ${percent(lift.baseline)} among accounts of their volume`;
  const spread =
    carriers && carriers.nats > 0
      ? `, and ${count(carriers.numerator)} of ${count(carriers.denominator)} accounts take part`
      : "";
  return [`${percent(mixing.share)} of ${count(mixing.exchanges)} exchanges are extraction work${usual}${spread}`];
}

function pivot({ pivots }: SentenceFacts): string[] {
  const best = [...pivots].sort((a, b) => b.low - a.low)[0];
  if (!best || best.low <= 1) return [];
  return [
    `${percent(best.share)} of their traffic was on ${best.model} within a day of its release, against ${percent(best.baseline)} elsewhere`,
  ];
}

/** What was found against, what was looked for in vain, and what could not be looked for. */
export function counterSentence(against: readonly AgainstTest[], about: "campaign" | "account"): string {
  const found = against
    .filter(({ state }) => state === "found")
    .flatMap(({ name, lists = [] }) => {
      const words = againstWords[name][about === "campaign" ? 0 : 1];
      return words === "" ? [] : [`${words}${lists.length === 0 ? "" : ` (${namingLists(lists)})`}`];
    });
  const absent = against.filter(({ state }) => state === "absent").length;
  const missing = against.filter(({ state }) => state === "not_available").length;
  const other = found.length === 0 ? "" : "other ";
  const vain = `${count(absent)} ${other}${absent === 1 ? "test" : "tests"} looked for something in vain`;
  return `Against it: ${found.length === 0 ? "nothing was found" : list(found)}; ${vain}, ${count(missing)} could not be made.`;
}

/** Two plain sentences, generated from the facts and from nothing else: what speaks for it, and what speaks against it. */
export const sentencesOf = (facts: SentenceFacts): string[] => {
  const parts = [...links(facts), ...extraction(facts), ...pivot(facts)];
  const why = parts.length === 0 ? "" : `: ${parts.join("; ")}`;
  return [`${verdictWords[facts.verdict]}${why}.`, counterSentence(facts.against, "campaign")];
};
