import { type CampaignRow, readCampaignRow, readEvidenceRows } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import { visitGap } from "./model";
import { type Look, readLook, type Seen, writeLook } from "./store/looks";

export const keyOf = ({ kind, value }: { kind: string; value: string }): string => `${kind} ${value}`;

/** While somebody looks, this is how often it is noted that they still do: often enough that their visit goes on. */
const noteEvery = visitGap / 2;

/**
 * Remembers what the person sees of a campaign, and, when they come back after a while, what they had seen before. Written when
 * something has changed, when the look is done, and now and then in between.
 * @param isDone they leave it
 */
export async function rememberLook(ctx: Context, campaignId: string, isDone: boolean): Promise<void> {
  const campaign = await readCampaignRow(ctx.db, campaignId);
  if (campaign === null) return;
  const look = await readLook(ctx.db, campaignId, ctx.actor.id);
  const now = ctx.clock();
  const unchanged = look?.seen.version === campaign.version;
  if (unchanged && !isDone && now.getTime() - look.seenAt.getTime() < noteEvery) return;
  const seen = unchanged ? look.seen : await seenOf(ctx, campaign);
  const { beforeAt, before } = look === undefined ? { beforeAt: null, before: null } : visitBefore(look, now);
  await writeLook(ctx.db, campaignId, ctx.actor.id, { seenAt: now, seen, beforeAt, before });
}

/** What was seen on the visit before the one that goes on at a time. */
export const visitBefore = (look: Look, now: Date): Pick<Look, "beforeAt" | "before"> =>
  now.getTime() - look.seenAt.getTime() > visitGap ? { beforeAt: look.seenAt, before: look.seen } : look;

async function seenOf(ctx: Context, campaign: CampaignRow): Promise<Seen> {
  const { id, version, score, verdict, coreAccounts } = campaign;
  const evidence = await readEvidenceRows(ctx.db, id);
  return { version, score, verdict, coreAccounts, evidence: evidence.map(keyOf) };
}
