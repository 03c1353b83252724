import type { Configuration } from "../configuration";
import { type Disposition, families, type Verdict } from "../contract";
import { natsByFamily } from "../links/strands";
import type { AccountProfile, Group, Habit, MemberEvidence, Profiles } from "../model";
import { conductNats } from "./conduct";
import { ageBand } from "./coordination-terms";
import { breakNats } from "./history-break";
import { clamp } from "./term";

export interface AssessedMember {
  account: number;
  tier: "core" | "associated";
  evidence: MemberEvidence;
  hardLink: boolean;
  /** A hard link ties it, or its own traffic shows the work of a group that harvests: nobody else is core. */
  isSeen: boolean;
  slice: number;
  /** Nats that its share of the work is an intruder's; undefined when it has no history that could break. */
  breakNats: number | undefined;
}

/** What the members of one group are measured with. */
export interface MemberInput {
  profiles: Profiles;
  slices: ReadonlyMap<string, number>;
  habits: ReadonlyMap<string, readonly Habit[]>;
  /** Share of the core's exchanges that are the group's work, and of everybody else's. */
  groupShare: number;
  outsideShare: number;
  config: Configuration;
}

/** Nats from which an account's own traffic shows that it does the group's work. */
const seenNats = 0.5;

const payment = families.indexOf("payment");
const identity = families.indexOf("identity");

/** A card, a phone, a device or a mail address ties the account to others of the group. */
export const isHardLinked = (evidence: MemberEvidence, config: Configuration): boolean =>
  Math.max(evidence.byStrand[payment] ?? 0, evidence.byStrand[identity] ?? 0) >= config.corroboratingNats;

/**
 * The members of a group. When the group is said to harvest, an account whose own traffic shows none of it has that held
 * against its membership: it may have no more than an exit address in common with the rest. Nobody is a core member who is
 * neither seen to harvest nor tied by a hard link.
 */
export function assessMembers(group: Group, verdict: Verdict | undefined, input: MemberInput): AssessedMember[] {
  const { profiles, slices, config } = input;
  return [...group.core, ...group.associated].flatMap((account, i): AssessedMember[] => {
    const evidence = group.evidence.get(account);
    const profile = profiles.get(account);
    if (!evidence || !profile) return [];
    const slice = slices.get(profile.accountId) ?? 0;
    const conduct = verdict === "distillation" ? conductNats(profile, slice, input.groupShare, input.outsideShare) : 0;
    const total = evidence.total + clamp(conduct, -config.conductFloor, 0);
    if (total < group.threshold - config.associatedMargin) return [];
    const hardLink = isHardLinked(evidence, config);
    const isSeen = verdict !== "distillation" || hardLink || profile.withContent === 0 || conduct >= seenNats;
    const tier = total >= group.threshold && i < group.core.length && isSeen ? "core" : "associated";
    const broken = breakNats(input.habits.get(profile.accountId) ?? []);
    return [{ account, tier, evidence: { ...evidence, total }, hardLink, isSeen, slice, breakNats: broken }];
  });
}

/**
 * What a member seems to be. An account whose own history breaks where the work begins, and that no card or identity ties to
 * the rest, is somebody's that is being used; a long-standing one that nothing but the work ties to the rest may be.
 */
export function suggestDisposition(
  member: AssessedMember,
  profile: AccountProfile,
  verdict: Verdict,
  config: Configuration,
): Disposition {
  if (verdict === "shared_infrastructure" || verdict === "evaluation") return "bystander";
  if (verdict === "undetermined" || member.tier === "associated") return "unknown";
  if (verdict === "relay") return member.hardLink ? "operated" : "relay_customer";
  if (!member.hardLink && (member.breakNats ?? 0) >= Math.log(config.odds)) return "compromised";
  const registration = natsByFamily(member.evidence.byStrand, config).get("registration") ?? 0;
  const isTied = member.hardLink || registration >= config.corroboratingNats;
  if (!isTied && ageBand(profile) === 2 && member.slice < profile.exchanges) return "unknown";
  if (member.slice === 0 && !member.hardLink) return "unknown";
  return "operated";
}
