import { isTiedBeyondHome } from "../clusters/assign";
import type { RefineInput } from "../clusters/refine";
import type { Clearing, DetectedMember, Family, MemberExplanation } from "../contract";
import type { External } from "../external/read-external";
import type { AssessedGroup } from "../extraction/assess";
import { type AssessedMember, suggestDisposition } from "../extraction/members";
import { totalNats } from "../links/strands";
import type { AccountProfile } from "../model";
import { accountTests } from "./against/account-tests";
import type { CoreView } from "./against/core-view";
import { extractionCount } from "./against/measures";
import type { Surroundings } from "./against/surroundings";
import type { GroupReasons, MemberReason } from "./group-reasons";
import { memberSentences } from "./member-sentences";
import { evidenceParts, rounded } from "./parts";

import type { HeldValue } from "./values";
import { memberWithoutFamily } from "./without-family";

/** A member with the families that something listed for it speaks in. */
export interface OutlinedMember extends DetectedMember {
  spoke: Family[];
}

/** A member as people will see it. */
export interface ExplainedMember extends OutlinedMember {
  explanation: MemberExplanation;
}

/** A group with all that its members are explained by. */
export interface ExplainedGroup {
  assessed: AssessedGroup;
  /** What counts for each member. */
  reasons: GroupReasons;
  heldAs(key: string): HeldValue | undefined;
  displayOf(value: HeldValue): string;
  view: CoreView;
  around: Surroundings;
  input: RefineInput;
  configurationHash: string;
  /** Members that a person cleared, by account id. */
  clearings: ReadonlyMap<string, Clearing>;
  /** What other providers say of accounts, by account id. */
  external: External;
}

/** Families named in a sentence: more is a list, not a sentence. */
const mostNamed = 3;

/** Of each family the value that adds most, the strongest families first. */
function strongestValues(reasons: readonly MemberReason[], { heldAs, displayOf }: ExplainedGroup) {
  const best = new Map<Family, { nats: number; held: HeldValue }>();
  for (const { key, nats } of reasons) {
    const held = heldAs(key);
    if (!held || held.hub) continue;
    const known = best.get(held.family);
    if (!known || nats > known.nats) best.set(held.family, { nats, held });
  }
  return [...best]
    .sort(([, a], [, b]) => b.nats - a.nats)
    .slice(0, mostNamed)
    .map(([family, { held }]) => {
      return { family, display: displayOf(held), here: held.holders.length, overall: held.overall };
    });
}

function listedByFamily(reasons: readonly MemberReason[], { heldAs }: ExplainedGroup): Map<Family, number> {
  const sums = new Map<Family, number>();
  for (const { key, nats } of reasons) {
    const family = heldAs(key)?.family;
    if (family !== undefined) sums.set(family, (sums.get(family) ?? 0) + nats);
  }
  return sums;
}

/** Whatever besides links counts in a member's evidence is its own traffic. */
function conductOf({ evidence, slice }: AssessedMember, profile: AccountProfile, group: ExplainedGroup) {
  return {
    nats: rounded(evidence.total - totalNats(evidence.byStrand, group.input.config)),
    numerator: slice,
    denominator: profile.withContent === 0 ? 0 : profile.exchanges,
    baseline: rounded(group.around.usual("extraction", extractionCount, [profile])),
  };
}

function homeOf({ account, evidence }: AssessedMember, { reasons, assessed, input: { config } }: ExplainedGroup) {
  const of = totalNats(evidence.byStrand, config);
  const nats = reasons.home.get(account) ?? 0;
  return { nats, of, isTooMuch: nats > 0 && !isTiedBeyondHome(of - nats, assessed.group.threshold, config) };
}

function explanationOf(member: AssessedMember, profile: AccountProfile, isCompromised: boolean, group: ExplainedGroup) {
  const { assessed, view, around, input } = group;
  const { account, tier, slice, evidence } = member;
  const reasons = group.reasons.of(account);
  const parts = evidenceParts(evidence, listedByFamily(reasons, group), input.config);
  const conduct = conductOf(member, profile, group);
  const score = rounded(parts.reduce((sum, part) => sum + part.nats, conduct.nats));
  const membershipNats = rounded(assessed.group.threshold);
  const marginNats = input.config.associatedMargin;
  const external = group.external.get(profile.accountId) ?? null;
  const said = tier === "core" ? (external?.nats ?? 0) : 0;
  const asked = (tier === "core" ? assessed.group.threshold : assessed.group.threshold - marginNats) - said;
  const withoutFamily = memberWithoutFamily(evidence, asked, input.config);
  const home = homeOf(member, group);
  const against = accountTests(
    { account, profile, slice, isCompromised, conductNats: conduct.nats, home },
    view,
    around,
  );
  const strongest = strongestValues(reasons, group);
  const facts = { tier, core: view.core, score, membershipNats, withoutFamily, strongest, conduct, against, external };
  return {
    sentences: memberSentences(facts),
    configurationHash: group.configurationHash,
    ...{ membershipNats, marginNats, score, parts, conduct, withoutFamily, against },
    clearing: group.clearings.get(profile.accountId) ?? null,
    external,
  };
}

export function explainMember(member: AssessedMember, profile: AccountProfile, group: ExplainedGroup): ExplainedMember {
  const clearing = group.clearings.get(profile.accountId);
  const suggestedDisposition =
    clearing && clearing.nats < clearing.asked
      ? "bystander"
      : suggestDisposition(member, profile, group.assessed.verdict, group.input.config);
  const explanation = explanationOf(member, profile, suggestedDisposition === "compromised", group);
  return {
    accountId: profile.accountId,
    tier: member.tier,
    score: explanation.score,
    families: Object.fromEntries(explanation.parts.map(({ family, nats }) => [family, nats])),
    spoke: explanation.parts.flatMap(({ family, listed }) => (listed > 0 ? [family] : [])),
    hardLink: member.hardLink,
    suggestedDisposition,
    exchanges: profile.exchanges,
    extractionExchanges: member.slice,
    firstSeen: profile.firstSeen,
    lastSeen: profile.lastSeen,
    explanation,
  };
}
