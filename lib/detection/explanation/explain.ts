import type { RefineInput } from "../clusters/refine";
import { configurationHash } from "../configuration";
import type { DetectedCampaign, DetectedMember, Explanation } from "../contract";
import type { AssessedGroup } from "../extraction/assess";
import { type AssessedMember, suggestDisposition } from "../extraction/members";
import { natsByFamily } from "../links/strands";
import type { AccountProfile } from "../model";
import { type HeldFact, shownFacts } from "./facts";
import { sentencesOf } from "./sentences";
import { withoutFamily } from "./without-family";

const rounded = (nats: number): number => Math.round(nats * 1000) / 1000;

function detectedMember(
  member: AssessedMember,
  profile: AccountProfile,
  { verdict }: AssessedGroup,
  { config }: RefineInput,
): DetectedMember {
  const families = [...natsByFamily(member.evidence.byStrand, config)].filter(([, nats]) => Math.abs(nats) >= 0.005);
  return {
    accountId: profile.accountId,
    tier: member.tier,
    score: rounded(member.evidence.total),
    families: Object.fromEntries(families.map(([name, nats]) => [name, rounded(nats)])),
    hardLink: member.hardLink,
    suggestedDisposition: suggestDisposition(member, profile, verdict, config),
    exchanges: profile.exchanges,
    extractionExchanges: member.slice,
    firstSeen: profile.firstSeen,
    lastSeen: profile.lastSeen,
  };
}

function explanationOf(
  assessed: AssessedGroup,
  facts: readonly HeldFact[],
  input: RefineInput,
  threshold: number,
): Explanation {
  const core = assessed.members.filter((member) => member.tier === "core");
  const { verdict, mixing, pivots, score, group } = assessed;
  const sentences = sentencesOf({
    verdict,
    core: core.length,
    associated: assessed.members.length - core.length,
    facts: facts.map(({ fact }) => fact),
    terms: score.terms,
    pivots,
    mixing,
  });
  return {
    sentences,
    configurationHash: configurationHash(input.config),
    thresholdNats: rounded(threshold),
    membershipNats: rounded(group.threshold),
    priorNats: rounded(input.config.priorNats),
    pivots,
    mixing,
    against: [],
    withoutFamily: withoutFamily(
      core.map((member) => member.evidence),
      group.threshold,
      input.config,
    ),
  };
}

/** A campaign as people will see it, made of the assessed group and its facts alone. */
export function explainCampaign(
  name: { id: string; codeName: string },
  assessed: AssessedGroup,
  facts: readonly HeldFact[],
  profiles: readonly AccountProfile[],
  input: RefineInput,
  threshold: number,
): DetectedCampaign {
  const members = assessed.members.flatMap((member) => {
    const profile = profiles[member.account];
    return profile ? [detectedMember(member, profile, assessed, input)] : [];
  });
  const sum = (of: (member: DetectedMember) => number) => members.reduce((total, member) => total + of(member), 0);
  const times = (of: (member: DetectedMember) => string | null) => members.flatMap((member) => of(member) ?? []).sort();
  const shown = shownFacts(facts);
  return {
    ...name,
    verdict: assessed.verdict,
    score: rounded(assessed.score.total),
    exchanges: sum((member) => member.exchanges),
    extractionExchanges: sum((member) => member.extractionExchanges),
    firstSeen: times((member) => member.firstSeen)[0] ?? "1970-01-01T00:00:00Z",
    lastSeen: times((member) => member.lastSeen).at(-1) ?? "1970-01-01T00:00:00Z",
    terms: assessed.score.terms.map((term) => ({ ...term, nats: rounded(term.nats) })),
    explanation: explanationOf(assessed, shown, input, threshold),
    evidence: shown.map(({ fact }) => fact),
    members,
  };
}
