import type { Database } from "@/lib/db";
import { type IndicatorReviewState, Prisma, type RecallCause } from "@/prisma/generated/client";
import { kept, type Passed } from "../gate/passed";

/**
 * Exports hold the lock together, a recall alone: nobody is given what is being taken back, and a recall misses nothing that is on its way.
 */
export async function lockSharing(tx: Database, as: "giving" | "taking back"): Promise<void> {
  if (as === "giving") await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('sharing', 0))`;
  else await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('sharing', 0))`;
}

export const findRecall = (tx: Database, cause: RecallCause, decisionId: string) =>
  tx.recall.findUnique({ where: { cause_decisionId: { cause, decisionId } } });

export const insertRecall = (tx: Database, data: Prisma.RecallUncheckedCreateInput) => tx.recall.create({ data });

export const insertRecalledAccounts = (tx: Database, recallId: string, accountIds: readonly string[], at: Date) =>
  tx.recalledAccount.createMany({
    data: accountIds.map((accountId) => ({ recallId, accountId, at })),
    skipDuplicates: true,
  });

export interface RevokedObject {
  partnerId: string;
  id: string;
  campaignId: string;
  kind: string;
}

interface Which {
  accountIds?: readonly string[];
  campaignId?: string;
  objects?: readonly { partnerId: string; id: string }[];
}

/** Lists go as one parameter each: thousands of accounts are no statement of thousands of parameters. */
const chosen = ({ accountIds, campaignId, objects }: Which) => Prisma.sql`o.revoked_at is null
  ${accountIds === undefined ? Prisma.empty : Prisma.sql`and o.account_id = any(${[...accountIds]}::text[])`}
  ${campaignId === undefined ? Prisma.empty : Prisma.sql`and o.campaign_id = ${campaignId}::uuid`}
  ${objects === undefined ? Prisma.empty : among(objects)}`;

const among = (objects: readonly { partnerId: string; id: string }[]) =>
  Prisma.sql`and (o.partner_id, o.id) in (select * from unnest(
    ${objects.map(({ partnerId }) => partnerId)}::uuid[], ${objects.map(({ id }) => id)}::uuid[]))`;

/** Revokes what partners still have of what is chosen: for each object a later version, which is its last. */
export const revokeObjects = (tx: Database, which: Which, { recallId, now }: { recallId: string; now: Date }) =>
  tx.$queryRaw<RevokedObject[]>`
    update shared_object o set revoked_at = ${now}, recall_id = ${recallId}::uuid,
      modified_at = greatest(${now}::timestamptz, o.modified_at + interval '1 millisecond')
    where ${chosen(which)} returning o.partner_id::text as "partnerId", o.id::text, o.campaign_id::text as "campaignId", o.kind`;

export interface LiveIndicator {
  partnerId: string;
  id: string;
  campaignId: string;
  valueKind: string;
  value: string;
}

/** What partners have that rests on values shared by several accounts. */
export async function readLiveIndicators(tx: Database, campaignIds: readonly string[]): Promise<LiveIndicator[]> {
  const rows = await tx.sharedObject.findMany({
    where: { campaignId: { in: [...campaignIds] }, revokedAt: null, value: { not: null } },
    select: { partnerId: true, id: true, campaignId: true, valueKind: true, value: true },
  });
  return rows.map(({ valueKind, value, ...row }) => ({ ...row, valueKind: valueKind ?? "", value: value ?? "" }));
}

/** Campaigns that have any of these accounts as a member and that some partner has something of. */
export const readSharedCampaigns = (tx: Database, accountIds: readonly string[]) =>
  tx.$queryRaw<{ id: string }[]>`
    select distinct m.campaign_id::text as id from campaign_member m join bundle_export b on b.campaign_id = m.campaign_id
    where m.account_id = any(${[...accountIds]}::text[])`;

/** What of all this partners still have: how many objects, and whose tokens. */
export async function readLive(db: Database, which: Which): Promise<{ objects: number; accountIds: string[] }> {
  const [row] = await db.$queryRaw<{ objects: number; accountIds: string[] | null }[]>`
    select count(*)::int as objects, array_agg(distinct o.account_id) filter (where o.account_id is not null) as "accountIds"
    from shared_object o where ${chosen(which)}`;
  return { objects: row?.objects ?? 0, accountIds: row?.accountIds ?? [] };
}

/** What a partner knows the campaign by: what is taken back hangs on it. */
export const readCampaignObject = (tx: Database, partnerId: string, campaignId: string) =>
  tx.sharedObject.findFirst({
    where: { partnerId, campaignId, kind: "campaign" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });

export const readMarkingsGiven = (tx: Database, partnerId: string, campaignId: string) =>
  tx.bundleExport.findMany({ where: { partnerId, campaignId }, select: { tlp: true }, distinct: ["tlp"] });

export const insertReviews = (tx: Database, data: Prisma.IndicatorReviewCreateManyInput[]) =>
  tx.indicatorReview.createMany({ data, skipDuplicates: true });

/** Reviews of objects that were revoked meanwhile need nobody any more. */
export async function settleRevoked(tx: Database, byName: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    update indicator_review r set state = 'revoked', settled_by_name = ${byName}, settled_at = ${now}
    from shared_object o where r.state = 'waiting' and o.partner_id = r.partner_id and o.id = r.object_id and o.revoked_at is not null`;
}

export interface ReviewRow {
  id: string;
  /** Either is there. */
  recallId: string | null;
  sightingId: string | null;
  partnerId: string;
  objectId: string;
  core: number;
  overall: number;
  partner: string;
  campaignId: string;
  campaign: string;
  content: Passed;
  accountId: string | null;
  /** Of the recall; null for a sighting. */
  reason: string | null;
  /** How often the partner says to have seen the false positive. */
  count: number | null;
  at: Date;
}

/** What waits for a person, the newest first. What the partner has taken its sighting back of waits for nobody. */
export async function readReviews(db: Database, id?: string): Promise<ReviewRow[]> {
  const rows = await db.$queryRaw<(Omit<ReviewRow, "content"> & { content: unknown })[]>`
    select r.id::text, r.recall_id::text as "recallId", r.sighting_id::text as "sightingId", r.partner_id::text as "partnerId",
      r.object_id::text as "objectId", r.core, r.overall, p.name as partner, c.id::text as "campaignId", c.code_name as campaign, o.content,
      o.account_id as "accountId", k.reason, s.count, coalesce(k.at, s.received_at) as at
    from indicator_review r left join recall k on k.id = r.recall_id left join inbound_sighting s on s.id = r.sighting_id
    join partner p on p.id = r.partner_id
    join shared_object o on o.partner_id = r.partner_id and o.id = r.object_id join campaign c on c.id = o.campaign_id
    where r.state = 'waiting' and (${id ?? null}::uuid is null or r.id = ${id ?? null}::uuid)
      and not exists (select from inbound_sighting v where v.partner_id = s.partner_id and v.source_id = s.source_id
        and v.object_ref = s.object_ref and v.modified_at > s.modified_at and v.revoked)
    order by at desc, r.id`;
  return rows.map(({ content, ...row }) => ({ ...row, content: kept(content) }));
}

/** Says what became of a review that waits; false when somebody else has. */
export async function settleReview(
  tx: Database,
  id: string,
  data: { state: IndicatorReviewState; reason: string; settledByName: string; settledAt: Date },
): Promise<boolean> {
  const changed = await tx.indicatorReview.updateMany({ where: { id, state: "waiting" }, data });
  return changed.count === 1;
}

export const readPartnerNames = async (tx: Database, ids: readonly string[]): Promise<string[]> => {
  const where = { id: { in: [...ids] } };
  const rows = await tx.partner.findMany({ where, select: { name: true }, orderBy: { name: "asc" } });
  return rows.map(({ name }) => name);
};
