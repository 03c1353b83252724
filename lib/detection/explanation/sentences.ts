import type { EvidenceFact, Family, Mixing, Pivot, ScoreTerm, Verdict } from "../contract";

/** All that a sentence may be made of. */
export interface SentenceFacts {
  verdict: Verdict;
  core: number;
  associated: number;
  facts: readonly EvidenceFact[];
  terms: readonly ScoreTerm[];
  pivots: readonly Pivot[];
  mixing: Mixing | null;
}

const verdictSentence: Record<Verdict, string> = {
  distillation: "Coordinated extraction, consistent with distillation.",
  relay: "Run together and used by many different people: consistent with unauthorised resale.",
  shared_infrastructure: "Accounts of one organisation or installation that also ask for what trains models.",
  evaluation: "Much of what is asked looks like extraction, in the way of research or benchmarks.",
  undetermined: "Coordinated; whether it is extraction is not settled.",
};

const familyWords: Record<Family, string> = {
  payment: "cards",
  identity: "phones, devices or mail addresses",
  network: "addresses",
  client: "client strings",
  content: "prompt wrappers and templates",
  registration: "mail domains, referral codes or sign-up times",
  timing: "active times",
};

const againstWords: Record<string, string> = {
  declared_organisation: "they belong to one declared organisation",
  verified_organisation: "their organisation is verified",
  contract: "they are under contract or in a programme",
  one_payer: "one card and one mail domain stand openly behind them",
  one_place: "nearly all of them are at one address, as in an office or at an event",
  repeated_questions: "the same questions go to several accounts or models, as in benchmarks",
  account_age: "many of the accounts are long-standing",
  conversations: "many of their sessions are conversations",
  many_users_per_account: "many different set-ups are behind each account",
  load_balancing: "their volumes differ as people's do",
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const count = (whole: number): string => whole.toLocaleString("en-US");
const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;

function linkSentence({ core, facts }: SentenceFacts): string[] {
  const strongest = new Map<Family, EvidenceFact>();
  for (const fact of facts) {
    const known = strongest.get(fact.family);
    if (!fact.hub && (!known || fact.accountsHere > known.accountsHere)) strongest.set(fact.family, fact);
  }
  const parts = [...strongest].map(
    ([family, fact]) =>
      `${familyWords[family]} (one held by ${count(fact.accountsHere)} of ${count(core)}, ${count(fact.accountsOverall)} overall)`,
  );
  return parts.length === 0 ? [] : [`${count(core)} accounts share ${list(parts)}.`];
}

function extractionSentence({ mixing, terms }: SentenceFacts): string[] {
  const carriers = terms.find((term) => term.name === "accounts_that_extract" && term.state === "found");
  const lift = terms.find((term) => term.name === "elicitation_lift");
  if (!mixing || !lift || lift.nats <= 0) return [];
  const usual = lift.baseline === null ? "" : `, against ${percent(lift.baseline)} among accounts of their volume`;
  const spread =
    carriers && carriers.nats > 0
      ? `; ${count(carriers.numerator)} of ${count(carriers.denominator)} accounts take part`
      : "";
  return [`${percent(mixing.share)} of ${count(mixing.exchanges)} exchanges are extraction work${usual}${spread}.`];
}

function pivotSentence({ pivots }: SentenceFacts): string[] {
  const best = [...pivots].sort((a, b) => b.low - a.low)[0];
  if (!best || best.low <= 1) return [];
  return [
    `${percent(best.share)} of their traffic was on ${best.model} within a day of its release, against ${percent(best.baseline)} elsewhere.`,
  ];
}

function counterSentence({ terms }: SentenceFacts): string[] {
  const against = terms.filter((term) => term.nats <= -0.5 && againstWords[term.name] !== undefined);
  if (against.length === 0) return ["Nothing that was looked for speaks clearly against it."];
  return [`Against it: ${list(against.map((term) => againstWords[term.name] ?? ""))}.`];
}

/** Plain sentences, generated from the facts and from nothing else. */
export const sentencesOf = (facts: SentenceFacts): string[] => [
  verdictSentence[facts.verdict],
  ...linkSentence(facts),
  ...extractionSentence(facts),
  ...pivotSentence(facts),
  ...counterSentence(facts),
];
