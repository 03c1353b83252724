import { type AccountStanding, type CampaignStatus, harmfulVerdicts } from "@/lib/campaigns";
import type { Disposition, Verdict, VerdictBy } from "@/lib/detection/contract";
import type { DecisionKind } from "./kinds";

/** A member as the rules look at it. */
export interface Subject {
  accountId: string;
  tier: "core" | "associated";
  disposition: Disposition;
  /** Detection only suggests; nobody is shut off on a suggestion. */
  dispositionBy: VerdictBy;
  hardLink: boolean;
  standing: AccountStanding;
  /** The provider has verified the organisation behind it. */
  verifiedOrganization: boolean;
  /** The programme it is in; empty for none. */
  program: string;
  /** The cloud tenant or reseller that it belongs to; empty for none. */
  owner: string;
}

/** A campaign as the rules look at it. */
export interface Ground {
  status: CampaignStatus;
  verdict: Verdict;
  verdictBy: VerdictBy;
  coreAccounts: number;
}

/** Why nobody may be shut off for what this campaign is said to be; undefined when its operated members may. */
export function refusalOfVerdict({ status, verdict, verdictBy }: Ground): string | undefined {
  if (status !== "confirmed" || verdictBy !== "analyst") {
    return "Nobody has confirmed this campaign yet: confirm it first.";
  }
  if (!harmfulVerdicts.includes(verdict)) {
    return `A campaign with the verdict ${verdict} is no ground for shutting accounts off.`;
  }
  return undefined;
}

/** What a member must be said to be for its requests to be slowed down or answered without reasoning. */
export const isSlowed = (disposition: Disposition | undefined): boolean =>
  disposition === "operated" || disposition === "relay_customer";

/** What a member is said to be, and by whom. */
export interface Said {
  disposition: Disposition;
  dispositionBy: VerdictBy;
}

/** Why a member may not become something else while a measure of this campaign rests on what a person said it is. */
export function refusalOfDisposition(next: Said, measures: readonly DecisionKind[]): string | undefined {
  const said = next.dispositionBy === "analyst" ? next.disposition : undefined;
  if (measures.includes("ban") && said !== "operated") return "is banned as operated: reverse the ban first";
  if (measures.includes("suspend") && said !== "operated") return "is suspended as operated: reverse that first";
  if ((measures.includes("throttle") || measures.includes("redact_reasoning")) && !isSlowed(said)) {
    return "is throttled or answered without reasoning for what it was said to be: reverse that first";
  }
  if (measures.includes("revoke_key") && said !== "operated" && said !== "compromised") {
    return "has its keys revoked: reverse that first";
  }
  return undefined;
}
