import { type CampaignStatus, harmfulVerdicts } from "@/lib/campaigns";
import type { Disposition, Verdict, VerdictBy } from "@/lib/detection/contract";
import { smallestEnforceableCore } from "./contract";

export type Standing = "active" | "keys_revoked" | "banned";

/** A member as the rules look at it. */
export interface Subject {
  accountId: string;
  tier: "core" | "associated";
  disposition: Disposition;
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

/** Why no member of this campaign may be shut off; undefined when members may. */
export function refusalOfCampaign(ground: Ground): string | undefined {
  if (ground.status !== "confirmed" || ground.verdictBy !== "analyst") {
    return "Nobody has confirmed this campaign yet: confirm it first.";
  }
  if (!harmfulVerdicts.includes(ground.verdict)) {
    return `A campaign with the verdict ${ground.verdict} is no ground for shutting accounts off.`;
  }
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
  if (!subject.hardLink) return "has no hard link (payment, identity or a value unique to a client) to the core";
  if (subject.verifiedOrganization) return "belongs to an organisation that is verified, and is protected";
  return undefined;
}

/** Why this member's keys may not be revoked; undefined when they may. */
export function refusalOfRevocation(subject: Subject): string | undefined {
  if (subject.standing !== "active") return subject.standing === "banned" ? "is banned already" : "has no keys left";
  if (subject.disposition !== "operated" && subject.disposition !== "compromised") {
    return `has the disposition ${subject.disposition}; keys are revoked for operated and compromised`;
  }
  return undefined;
}

/** One decision about an account, as far as its standing depends on it. */
export interface StandingEvent {
  id: string;
  kind: string;
  reversesId: string | null;
}

/** Standing of an account from its decisions in their order: the strongest that is not reversed. */
export function standingAfter(events: readonly StandingEvent[]): Standing {
  const reversed = new Set(events.map(({ reversesId }) => reversesId));
  const kinds = new Set(events.filter(({ id }) => !reversed.has(id)).map(({ kind }) => kind));
  if (kinds.has("ban")) return "banned";
  return kinds.has("revoke_key") ? "keys_revoked" : "active";
}
