import { z } from "zod";
import { readCampaignRow, summaryOf } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { type DecisionOutcome, type ForeseenMeasure, foreseeMeasures } from "@/lib/decisions";
import { isConnected } from "@/lib/enforcement";
import { notFound } from "@/lib/kernel";
import { readSet } from "@/lib/review";
import { readSetGroups, readSetOutside, type SetGroupRow } from "../store/set-groups";
import type { SetGroup, SetMeasure, SetReach } from "./contract";

const Input = z.object({ setId: z.uuid() });
const mostNamed = 200;
const mostExamples = 3;

/** Which members of a set are in which campaign, and what each act would come to there. Throws `not_found`. */
export const readSetReach = (ctx: Context, input: z.input<typeof Input>): Promise<SetReach> =>
  runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ setId }) => {
    const set = await readSet(ctx, { setId });
    const [rows, outside] = await Promise.all([readSetGroups(ctx.db, setId), readSetOutside(ctx.db, setId, mostNamed)]);
    const groups: SetGroup[] = [];
    for (const row of rows) groups.push(await groupOf(ctx, row));
    return { set, groups, outside, gatewayConnected: await isConnected(ctx) };
  });

async function groupOf(ctx: Context, { campaignId, accountIds, dispositions }: SetGroupRow): Promise<SetGroup> {
  const campaign = await readCampaignRow(ctx.db, campaignId);
  if (campaign === null) throw notFound("Campaign", campaignId);
  const { ban, revoke_key } = await foreseeMeasures(ctx, { campaignId, accountIds });
  return {
    campaign: summaryOf(campaign),
    accounts: accountIds.length,
    dispositions,
    ban: measureOf(ban),
    revoke_key: measureOf(revoke_key),
  };
}

const measureOf = ({ refusal, eligible, spared }: ForeseenMeasure): SetMeasure => ({
  refusal,
  reached: eligible.length,
  spared: gathered(spared),
});

/** Spared accounts by why. */
export function gathered(spared: DecisionOutcome["skipped"]): SetMeasure["spared"] {
  const byReason = new Map<string, string[]>();
  for (const { accountId, reason } of spared) {
    const ids = byReason.get(reason);
    if (ids === undefined) byReason.set(reason, [accountId]);
    else ids.push(accountId);
  }
  return [...byReason].map(([reason, ids]) => ({
    reason,
    accounts: ids.length,
    examples: ids.slice(0, mostExamples),
  }));
}
