import type { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { harmfulVerdicts } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { faultsInTexts } from "@/lib/indicators";
import { preconditionFailed } from "@/lib/kernel";
import { type AttributionView, listAttributions, readOperatorOf } from "@/lib/operators";
import { countMembers } from "../dossier/store";
import { readExploration } from "../explore/read-exploration";
import { readCampaignLoss } from "../loss/read-campaign-loss";
import { readCampaignCasefile } from "../read-campaign-casefile";
import { readCampaignCapabilities } from "../read-timelines";
import { type IncidentReport, IncidentReportQuery } from "./contract";
import { factsOf } from "./facts";
import { fill } from "./render";
import { templates } from "./templates";

/** Countries that are named; the rest is not, nor are those of few accounts. */
const mostCountries = 5;
const leastAccounts = 10;

/**
 * A confirmed campaign in neutral words for those outside: who reads it is on record, since it is written to leave.
 * @throws `precondition_failed` while no person has confirmed that it does harm, and for a claim whose words must not leave
 */
export function readIncidentReport(ctx: Context, input: IncidentReportQuery): Promise<IncidentReport> {
  const query = {
    permission: "bundle.export",
    schema: IncidentReportQuery,
    input,
    audited: ({ campaignId, audience, attribution }: z.output<typeof IncidentReportQuery>) => {
      if (attribution) requirePermission(ctx.actor, "attribution.read");
      return {
        action: "incident_report.read",
        subject: { type: "campaign", id: campaignId },
        detail: { audience, attribution },
      };
    },
  } as const;
  return runQuery(ctx, query, async ({ campaignId, audience, attribution }) => {
    const { campaign, rates } = await readCampaignCasefile(ctx, { campaignId });
    const isConfirmed = campaign.status === "confirmed" && campaign.verdictBy === "analyst";
    if (!isConfirmed || !harmfulVerdicts.includes(campaign.verdict)) {
      throw preconditionFailed("A report is written of what a person confirmed: confirm the campaign first.");
    }
    const [loss, capabilities, counts, countries, approved] = await Promise.all([
      readCampaignLoss(ctx, { campaignId }),
      readCampaignCapabilities(ctx, { campaignId }),
      countMembers(ctx.db, campaignId),
      audience === "regulator" ? countriesOf(ctx, campaign) : [],
      attribution ? approvedOf(ctx, campaignId) : null,
    ]);
    const at = ctx.clock();
    const facts = factsOf(
      { campaign, rates, loss, capabilities, counts, countries, attribution: approved, at },
      audience,
    );
    return { campaignId, audience, madeAt: at.toISOString(), blocks: fill(templates[audience], facts) };
  });
}

async function countriesOf(ctx: Context, campaign: { id: string; firstSeen: string; lastSeen: string }) {
  const { groups, total } = await readExploration(ctx, {
    ...{ by: "country", measure: "exchanges", top: mostCountries, campaign: campaign.id },
    ...{ from: campaign.firstSeen.slice(0, 10), to: campaign.lastSeen.slice(0, 10) },
  });
  return groups.flatMap(({ key, label, now }) =>
    key.startsWith(" ") || key === "-" || now.accounts < leastAccounts
      ? []
      : [{ country: label, share: now.exchanges / Math.max(1, total.now.exchanges) }],
  );
}

/** The claim that the legal role approved last, of the operator that the campaign is said to be of: the only words of people in a report. */
async function approvedOf(ctx: Context, campaignId: string): Promise<AttributionView | null> {
  const { operator } = await readOperatorOf(ctx, { campaignId });
  if (operator === null) return null;
  const { rows } = await listAttributions(ctx, { operatorId: operator.id });
  const approved = rows.find(({ state }) => state === "approved");
  if (approved === undefined) return null;
  const faults = await faultsInTexts(ctx, [approved.first, approved.second], { campaignId });
  if (faults.length === 0) return approved;
  throw preconditionFailed(
    `The approved attribution holds ${faults.join(" and ")}: have legal approve one without it, or leave the attribution out of the report.`,
  );
}
