import type { z } from "zod";
import { readCampaignRow, readMemberTiers } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import { windowHours } from "@/lib/detection";
import { notFound } from "@/lib/kernel";
import { readActiveAccounts } from "@/lib/traffic";
import type { GraphQuery } from "../contract";
import type { GraphSource } from "../store/graph";
import { readRunConfiguration } from "../store/run-configuration";
import type { Member } from "./members-at";
import { dividingShare, keyOf } from "./model";

export interface Looked {
  source: GraphSource;
  /** Members that are looked at, core first. */
  members: Member[];
  windowHours: number;
}

/** What of a campaign is looked at. Throws `not_found` for a campaign that does not exist. */
export async function lookedAt(ctx: Context, campaignId: string, query: z.output<typeof GraphQuery>): Promise<Looked> {
  const campaign = await readCampaignRow(ctx.db, campaignId);
  if (campaign === null) throw notFound("Campaign", campaignId);
  const { families, from, to } = query;
  const all: GraphSource = {
    ...{ warehouse: ctx.warehouse, runId: campaign.runId, campaignId, dividing: 0 },
    ...{ families, hidden: query.hidden.map(keyOf), pinned: query.pinned.map(keyOf) },
  };
  const [everybody, configuration] = await Promise.all([
    readMemberTiers(ctx.db, campaignId),
    readRunConfiguration(ctx.db, campaign.runId),
  ]);
  const active = from && to ? await activeOf(ctx, everybody, { from, to }) : undefined;
  const members = active === undefined ? everybody : everybody.filter(({ accountId }) => active.has(accountId));
  const dividing = Math.max(2, Math.floor(members.length * dividingShare));
  return {
    source: { ...all, dividing, ...(active === undefined ? {} : { active: [...active] }) },
    members,
    windowHours: windowHours(configuration),
  };
}

const activeOf = async (ctx: Context, members: readonly Member[], days: { from: string; to: string }) =>
  new Set(
    await readActiveAccounts(
      ctx.warehouse,
      members.map(({ accountId }) => accountId),
      days,
    ),
  );
