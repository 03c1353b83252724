import type { DetectedCampaign, EvidenceFact, Explanation, MemberExplanation, ScoreTerm } from "../contract";
import { campaignTests } from "./against/campaign-tests";
import { type ExplainedGroup, type ExplainedMember, explainMember, type OutlinedMember } from "./explain-member";
import { rounded } from "./parts";
import { sentencesOf } from "./sentences";
import { withoutFamily } from "./without-family";

/** A campaign as people will see it. */
export interface ExplainedCampaign extends DetectedCampaign {
  members: OutlinedMember[];
  /** Why each of its members is one, in their order; made as they are taken, since one is many times as large as its member. */
  explanations: () => Iterable<MemberExplanation>;
}

/** A group with what a campaign is explained by. */
export interface NamedGroup extends ExplainedGroup {
  id: string;
  codeName: string;
  /** The values that people are shown. */
  facts: EvidenceFact[];
  /** Evidence asked of a single link. */
  linkNats: number;
}

function explanationOf(named: NamedGroup, terms: ScoreTerm[], members: readonly OutlinedMember[]): Explanation {
  const { assessed, around, input, facts } = named;
  const { verdict, mixing, group } = assessed;
  // In one order, whatever order the traffic store answers in.
  const pivots = [...assessed.pivots].sort((a, b) => (a.releasedAt + a.model < b.releasedAt + b.model ? -1 : 1));
  const seems = new Map(members.map((member) => [member.accountId, member.suggestedDisposition]));
  const tested = assessed.members.flatMap(({ account, tier, slice }) => {
    const profile = around.profiles.get(account);
    if (tier !== "core" || !profile) return [];
    const isCompromised = seems.get(profile.accountId) === "compromised";
    return [{ account, profile, slice, isCompromised, hasHome: named.reasons.home.has(account) }];
  });
  const against = campaignTests({ core: tested, terms }, around);
  const core = assessed.members.filter((member) => member.tier === "core").map((member) => member.evidence);
  return {
    sentences: sentencesOf({ verdict, core: core.length, facts, terms, against, pivots, mixing }),
    configurationHash: named.configurationHash,
    thresholdNats: rounded(named.linkNats),
    membershipNats: rounded(group.threshold),
    priorNats: rounded(input.config.priorNats),
    pivots,
    mixing,
    withoutFamily: withoutFamily(core, group.threshold, input.config),
    against,
    endUsers: null,
  };
}

/** The members of a group as people will see them. */
function* explained(named: NamedGroup): Generator<ExplainedMember> {
  for (const member of named.assessed.members) {
    const profile = named.around.profiles.get(member.account);
    if (profile) yield explainMember(member, profile, named);
  }
}

/** A campaign made of the assessed group and its facts alone; what is listed adds up to its score and to its members'. */
export function explainCampaign(named: NamedGroup): ExplainedCampaign {
  const { assessed, input } = named;
  const members = Array.from(explained(named), ({ explanation, ...member }): OutlinedMember => member);
  const sum = (of: (member: OutlinedMember) => number) => members.reduce((total, member) => total + of(member), 0);
  const times = (of: (member: OutlinedMember) => string | null) => members.flatMap((member) => of(member) ?? []).sort();
  const terms = assessed.score.terms.map((term) => ({ ...term, nats: rounded(term.nats) }));
  return {
    id: named.id,
    codeName: named.codeName,
    verdict: assessed.verdict,
    score: rounded(terms.reduce((total, term) => total + term.nats, rounded(input.config.priorNats))),
    exchanges: sum((member) => member.exchanges),
    extractionExchanges: sum((member) => member.extractionExchanges),
    firstSeen: times((member) => member.firstSeen)[0] ?? "1970-01-01T00:00:00Z",
    lastSeen: times((member) => member.lastSeen).at(-1) ?? "1970-01-01T00:00:00Z",
    terms,
    explanation: explanationOf(named, terms, members),
    evidence: named.facts,
    members,
    explanations: function* () {
      for (const { explanation } of explained(named)) yield explanation;
    },
  };
}
