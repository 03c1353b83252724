import type { AgainstTest, ScoreTerm, Verdict } from "../contract";
import { counterSentence } from "../explanation/sentences";
import { count, inNats, percent } from "../explanation/words";
import { consistentWithDistillation } from "../vocabulary";
import type { HiddenEndUsers } from "./shapes";

export interface EndUserSentenceFacts {
  verdict: Verdict;
  accounts: number;
  endUsers: HiddenEndUsers;
  terms: readonly ScoreTerm[];
  against: readonly AgainstTest[];
}

const habits = new Set(["even_use", "own_kinds_of_work", "own_hours"]);

/** Plain sentences, generated from the facts and from nothing else: what was found, what it asks for, and what speaks against it. */
export function endUserSentences({ verdict, accounts, endUsers, terms, against }: EndUserSentenceFacts): string[] {
  const whose = accounts === 1 ? "an account" : `${count(accounts)} accounts`;
  const what =
    verdict === "distillation" ? consistentWithDistillation : "Extraction; whether by one hand is not settled";
  const nats = terms.reduce((sum, term) => (habits.has(term.name) ? sum + term.nats : sum), 0);
  const even = terms.find(({ name }) => name === "even_use");
  const spread =
    even && even.state !== "not_available" && even.denominator > 0
      ? `; exchanges per end user vary ${even.numerator.toFixed(1)} times as much as their mean, against ${(even.baseline ?? 0).toFixed(1)} at other accounts`
      : "";
  const share = percent(endUsers.work / Math.max(1, endUsers.exchanges));
  const rest = endUsers.of - endUsers.endUsers;
  const whom =
    rest > 0
      ? ` The other ${count(rest)} end users would be hit by a measure against the whole account: it is for the tenant or its reseller to act.`
      : "";
  return [
    `${what}: ${count(endUsers.endUsers)} of ${count(endUsers.of)} end users of ${whose} hardly do anything but extraction work, ${share} of all exchanges${spread} (${inNats(nats)} nats that one hand is behind them).${whom}`,
    counterSentence(against, "campaign"),
  ];
}
