import { type CampaignStatus, harmfulVerdicts } from "@/lib/campaigns";
import type { Disposition, Verdict, VerdictBy } from "@/lib/detection/contract";
import { smallestEnforceableCore } from "./contract";

export type Standing = "active" | "keys_revoked" | "banned";

/** A member as the rules look at it. */
export interface Subject {
  accountId: string;
  tier: "core" | "associated";
  disposition: Disposition;
  /** Detection only suggests; nobody is shut off on a suggestion. */
  dispositionBy: VerdictBy;
  hardLink: boolean;
  standing: Standing;
  /** The provider has verified the organisation behind it. */
  verifiedOrganization: boolean;
}

/** A campaign as the rules look at it. */
export interface Ground {
  status: CampaignStatus;
  verdict: Verdict;
  verdictBy: VerdictBy;
  coreAccounts: number;
}

/** Why nobody may be shut off for what this campaign is said to be; undefined when its operated members may. */
function refusalOfVerdict({ status, verdict, verdictBy }: Ground): string | undefined {
  if (status !== "confirmed" || verdictBy !== "analyst") {
    return "Nobody has confirmed this campaign yet: confirm it first.";
  }
  if (!harmfulVerdicts.includes(verdict)) {
    return `A campaign with the verdict ${verdict} is no ground for shutting accounts off.`;
  }
  return undefined;
}

/** Why no member of this campaign may be banned; undefined when members may. */
export function banGround(ground: Ground): string | undefined {
  const refusal = refusalOfVerdict(ground);
  if (refusal !== undefined) return refusal;
  if (ground.coreAccounts < smallestEnforceableCore) {
    return `The core has ${ground.coreAccounts} accounts; bans need at least ${smallestEnforceableCore}.`;
  }
  return undefined;
}

/** Why this member may not be banned; undefined when it may. */
export function refusalOfBan(subject: Subject): string | undefined {
  if (subject.standing === "banned") return "is banned already";
  if (subject.tier !== "core") return "is associated, not core";
  if (subject.disposition !== "operated")
    return `has the disposition ${subject.disposition}; only operated may be banned`;
  if (subject.dispositionBy !== "analyst") return "is operated by suggestion only; set its disposition first";
  if (!subject.hardLink) return "has no hard link (payment, identity or a value unique to a client) to the core";
  if (subject.verifiedOrganization) return "belongs to an organisation that is verified, and is protected";
  return undefined;
}

/** A stolen key is made useless before anybody knows what the campaign is, except where nobody found harm. */
export const revocationGround = ({ status }: Ground): string | undefined =>
  status === "dismissed" ? "The campaign is dismissed: reverse that decision before keys are revoked." : undefined;

/** Why this member's keys may not be revoked; undefined when they may. */
export function refusalOfRevocation(subject: Subject, ground: Ground): string | undefined {
  if (subject.standing !== "active") return subject.standing === "banned" ? "is banned already" : "has no keys left";
  if (subject.disposition !== "operated" && subject.disposition !== "compromised") {
    return `has the disposition ${subject.disposition}; keys are revoked for operated and compromised`;
  }
  if (subject.dispositionBy !== "analyst")
    return `is ${subject.disposition} by suggestion only; set its disposition first`;
  if (subject.disposition === "operated" && refusalOfVerdict(ground) !== undefined) {
    return "is operated, which is a ground only in a campaign confirmed as distillation or relay";
  }
  return undefined;
}

/** What a member is said to be, and by whom. */
export interface Said {
  disposition: Disposition;
  dispositionBy: VerdictBy;
}

/** Why a member may not become something else while a measure of this campaign rests on what a person said it is. */
export function refusalOfDisposition(next: Said, measures: readonly ("ban" | "revoke_key")[]): string | undefined {
  const said = next.dispositionBy === "analyst" ? next.disposition : undefined;
  if (measures.includes("ban") && said !== "operated") return "is banned as operated: reverse the ban first";
  if (measures.includes("revoke_key") && said !== "operated" && said !== "compromised") {
    return "has its keys revoked: reverse that first";
  }
  return undefined;
}

/** One decision about an account, as far as its standing depends on it. */
export interface StandingEvent {
  id: string;
  kind: string;
  reversesId: string | null;
}

/** What all decisions about an account come to, in their order: the strongest that is not reversed. */
export function standingAfter(events: readonly StandingEvent[]) {
  const reversed = new Set(events.map(({ reversesId }) => reversesId));
  const kinds = new Set(events.filter(({ id }) => !reversed.has(id)).map(({ kind }) => kind));
  const keysRevoked = kinds.has("revoke_key");
  const standing: Standing = kinds.has("ban") ? "banned" : keysRevoked ? "keys_revoked" : "active";
  return { standing, keysRevoked, lastDecisionId: events.at(-1)?.id ?? null };
}
