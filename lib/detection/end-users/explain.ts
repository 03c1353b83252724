import { type Configuration, configurationHash } from "../configuration";
import type { AgainstTest, EvidenceFact, ExculpatoryTest, MemberExplanation, ScoreTerm } from "../contract";
import type { ExplainedCampaign } from "../explanation/explain";
import type { OutlinedMember } from "../explanation/explain-member";
import { rounded } from "../explanation/parts";
import { mixingOf } from "../extraction/mixing";
import type { EndUserFinding } from "./find";
import type { Candidate, EndUserRow } from "./model";
import { endUserSentences } from "./sentences";
import type { HiddenEndUsers } from "./shapes";

/** Share of an account's exchanges from which it does nothing else, so that acting on it meets nobody else. */
const nearlyAll = 0.9;
const mostShown = 20;

export interface EndUserNaming {
  id: string;
  codeName: string;
  config: Configuration;
  pseudonym: (kind: string, value: string) => string;
}

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((sum, item) => sum + of(item), 0);
const workOf = ({ slice }: Candidate): number => sumOf(slice, ({ work }) => work);
const exchangesOf = ({ profile }: Candidate): number => profile?.exchanges ?? 0;

/** Terms that are tests of what could clear somebody as well; evenness is the load over end users. */
const tests: Partial<Record<string, ExculpatoryTest>> = {
  contract: "contract",
  verified_organisation: "verified_organisation",
  repeated_questions: "repeated_questions",
  conversations: "conversations",
  even_use: "load_balancing",
};

const againstOf = (terms: readonly ScoreTerm[]): AgainstTest[] =>
  terms.flatMap(({ name, nats, numerator, denominator, baseline, state }): AgainstTest[] => {
    const test = tests[name];
    if (test === undefined) return [];
    const seen = state === "not_available" ? state : nats < 0 ? "found" : "absent";
    return [{ name: test, state: seen, numerator, denominator, baseline, nats: rounded(Math.min(0, nats)) }];
  });

function factsOf({ candidates, holders }: EndUserFinding, { pseudonym }: EndUserNaming): EvidenceFact[] {
  return holders.map(({ kind, value, accounts }): EvidenceFact => {
    const here = candidates.flatMap(({ wrappers }) =>
      wrappers.filter((one) => one.kind === kind && one.value === value),
    );
    return {
      ...{ family: "content", kind, value, display: pseudonym(kind, value), weight: 0, hub: false },
      accountsHere: here.length,
      accountsOverall: accounts,
      firstSeen: here.map(({ firstSeen }) => firstSeen).sort()[0] ?? null,
      lastSeen:
        here
          .map(({ lastSeen }) => lastSeen)
          .sort()
          .at(-1) ?? null,
      exchangeIds: here.flatMap(({ exchangeIds }) => exchangeIds).slice(0, 3),
    };
  });
}

function hiddenOf({ candidates, holders }: EndUserFinding, naming: EndUserNaming): HiddenEndUsers {
  const slice = candidates.flatMap((candidate) => candidate.slice);
  const order = (a: EndUserRow, b: EndUserRow) =>
    b.exchanges - a.exchanges || (`${a.accountId}/${a.endUserId}` < `${b.accountId}/${b.endUserId}` ? -1 : 1);
  const wrappers = holders.map(({ kind, value, endUsers: overall }) => {
    const of = ({ wrappers: own }: Candidate) =>
      own.find((one) => one.kind === kind && one.value === value)?.endUsers ?? 0;
    return { kind, display: naming.pseudonym(kind, value), here: sumOf(candidates, of), overall };
  });
  return {
    endUsers: slice.length,
    of: sumOf(candidates, ({ account }) => account.endUsers),
    work: sumOf(candidates, workOf),
    exchanges: sumOf(candidates, exchangesOf),
    wrappers: wrappers.sort((a, b) => b.here - a.here || (a.display < b.display ? -1 : 1)),
    busiest: [...slice]
      .sort(order)
      .slice(0, mostShown)
      .map((row) => ({
        ...{ accountId: row.accountId, display: naming.pseudonym("end_user", `${row.accountId}/${row.endUserId}`) },
        ...{ exchanges: row.exchanges, work: row.work, firstSeen: row.firstSeen, lastSeen: row.lastSeen },
      })),
  };
}

function memberOf(candidate: Candidate, score: number): OutlinedMember {
  const { accountId } = candidate.account;
  const exchanges = exchangesOf(candidate);
  const work = workOf(candidate);
  const tier = work >= nearlyAll * exchanges ? "core" : "associated";
  const times = candidate.slice.flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen]).sort();
  return {
    ...{ accountId, tier, score, families: {}, spoke: [], hardLink: false },
    // Whether its owner lends the account or is lied to as well cannot be told from a slice of it.
    suggestedDisposition: tier === "core" ? "operated" : "unknown",
    ...{ exchanges, extractionExchanges: work, firstSeen: times[0] ?? null, lastSeen: times.at(-1) ?? null },
  };
}

/** A campaign made of the finding alone: the prior and the terms add up to its score, which is each account's as well. */
export function explainEndUsers(finding: EndUserFinding, naming: EndUserNaming): ExplainedCampaign {
  const { candidates, verdict } = finding;
  const { config } = naming;
  const terms = finding.score.terms.map((term) => ({ ...term, nats: rounded(term.nats) }));
  const priorNats = rounded(config.endUserPriorNats);
  const score = rounded(priorNats + sumOf(terms, ({ nats }) => nats));
  const against = againstOf(terms);
  const endUsers = hiddenOf(finding, naming);
  const asked = rounded(Math.log(config.odds));
  const hash = configurationHash(config);
  const sentences = endUserSentences({ verdict, accounts: candidates.length, endUsers, terms, against });
  const lift = terms.find(({ name }) => name === "elicitation_lift");
  const explained: MemberExplanation = {
    ...{
      sentences,
      configurationHash: hash,
      membershipNats: asked,
      marginNats: 0,
      score,
      parts: [],
      clearing: null,
      external: null,
    },
    conduct: { nats: score, numerator: 0, denominator: 0, baseline: rounded(lift?.baseline ?? 0) },
    ...{ withoutFamily: [], against },
  };
  const members = candidates.map((candidate) => memberOf(candidate, score));
  const times = candidates
    .flatMap(({ slice }) => slice.flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen]))
    .sort();
  const parts = candidates.map((one) => ({ slice: workOf(one), exchanges: exchangesOf(one) }));
  return {
    ...{ id: naming.id, codeName: naming.codeName, verdict, score, terms, members },
    explanations: () =>
      candidates.map((candidate) => {
        const conduct = { ...explained.conduct, numerator: workOf(candidate), denominator: exchangesOf(candidate) };
        return { ...explained, conduct };
      }),
    ...{ exchanges: endUsers.exchanges, extractionExchanges: endUsers.work },
    ...{ firstSeen: times[0] ?? "1970-01-01T00:00:00Z", lastSeen: times.at(-1) ?? "1970-01-01T00:00:00Z" },
    explanation: {
      ...{ sentences, configurationHash: hash, thresholdNats: asked, membershipNats: asked, priorNats },
      ...{ pivots: [], mixing: mixingOf(parts), withoutFamily: [], against, endUsers },
    },
    evidence: factsOf(finding, naming),
  };
}
