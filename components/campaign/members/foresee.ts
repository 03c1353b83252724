import { dispositions } from "@/components/badges/meanings";
import type { CampaignView, MemberRow } from "@/lib/campaigns/contract";
import { smallestEnforceableCore } from "@/lib/decisions/contract";

export type Measure = "ban" | "revoke_key";

/** Whom an act is about: members that somebody selected, or the whole core. */
export type Target = { kind: "selection"; rows: readonly MemberRow[] } | { kind: "core" };

/** What the server will say, as far as the page can know it; the server decides. */
export interface Foresight {
  /** Rules that refuse the whole act. */
  refusals: string[];
  /** Accounts that the rules spare, by why. Of a selection they refuse the act, of the core they are skipped. */
  spared: { reason: string; accounts: number; examples: string[] }[];
  /** Accounts that the act would reach; null where only the server knows. */
  reached: number | null;
}

/** Applies the rules of shutting accounts off to what the page knows. */
export function foresee(measure: Measure, target: Target, campaign: CampaignView): Foresight {
  const refusals = refusalsOfCampaign(campaign);
  if (target.kind === "core") return { refusals, ...foreseeCore(measure, campaign) };
  const spared = new Map<string, string[]>();
  let reached = 0;
  for (const row of target.rows) {
    const reason = reasonToSpare(measure, row);
    if (reason === undefined) reached++;
    else spared.set(reason, [...(spared.get(reason) ?? []), row.accountId]);
  }
  return {
    refusals,
    spared: [...spared].map(([reason, ids]) => ({ reason, accounts: ids.length, examples: ids.slice(0, 3) })),
    reached,
  };
}

function refusalsOfCampaign(campaign: CampaignView): string[] {
  const refusals: string[] = [];
  if (campaign.status !== "confirmed" || campaign.verdictBy !== "analyst") {
    refusals.push("Nobody has confirmed this campaign yet: confirm it first.");
  } else if (campaign.verdict !== "distillation" && campaign.verdict !== "relay") {
    refusals.push("Only members of a campaign confirmed as distillation or relay are shut off.");
  }
  if (campaign.coreAccounts < smallestEnforceableCore) {
    refusals.push(`The core has ${campaign.coreAccounts} accounts; shutting off needs ${smallestEnforceableCore}.`);
  }
  return refusals;
}

function reasonToSpare(measure: Measure, row: MemberRow): string | undefined {
  if (row.standing === "banned") return "banned already";
  if (measure === "revoke_key") {
    if (row.standing === "keys_revoked") return "no keys left";
    const isMeant = row.disposition === "operated" || row.disposition === "compromised";
    return isMeant ? undefined : `${dispositions[row.disposition].label.toLowerCase()}, not operated or compromised`;
  }
  if (row.tier !== "core") return "associated, not core";
  if (row.disposition !== "operated") return `${dispositions[row.disposition].label.toLowerCase()}, not operated`;
  return row.hardLink ? undefined : "no hard link to the core";
}

/** Of the core only counts are known here, so the reach is an upper bound and said as nothing more. */
function foreseeCore(measure: Measure, campaign: CampaignView): Pick<Foresight, "spared" | "reached"> {
  const spared: Foresight["spared"] = [];
  const spare = (reason: string, accounts: number) => {
    if (accounts > 0) spared.push({ reason, accounts, examples: [] });
  };
  for (const [name, accounts] of Object.entries(campaign.dispositions)) {
    if (name === "operated" || (measure === "revoke_key" && name === "compromised")) continue;
    spare(
      `${name.replaceAll("_", " ")}, not operated${measure === "revoke_key" ? " or compromised" : ""}`,
      accounts ?? 0,
    );
  }
  if (measure === "ban") spare("no hard link to the core", campaign.coreAccounts - campaign.hardLinked);
  return { spared, reached: null };
}
