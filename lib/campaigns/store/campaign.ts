import type { Database } from "@/lib/db";

export const readCampaignRow = (db: Database, id: string) => db.campaign.findUnique({ where: { id } });
export type CampaignRow = NonNullable<Awaited<ReturnType<typeof readCampaignRow>>>;

/** Evidence facts, what weighs most over the most accounts first. */
export const readEvidenceRows = (db: Database, campaignId: string) =>
  db.campaignEvidence.findMany({
    where: { campaignId },
    orderBy: [{ weight: "desc" }, { accountsHere: "desc" }, { id: "asc" }],
  });

/** What opened the campaign again last, after a dismissal. */
export const readDifference = (db: Database, campaignId: string) =>
  db.campaignDifference.findFirst({ where: { campaignId }, orderBy: [{ foundAt: "desc" }, { decisionId: "desc" }] });

export async function readCoreFigures(db: Database, campaignId: string) {
  const [dispositions, hardLinked, families, scores] = await Promise.all([
    db.campaignMember.groupBy({ by: ["disposition"], where: { campaignId, tier: "core" }, _count: true }),
    db.campaignMember.count({ where: { campaignId, tier: "core", hardLink: true } }),
    db.$queryRaw<{ family: string; nats: number }[]>`
      select f.key as family, sum(f.value::float8) / (
        select count(*) from campaign_member where campaign_id = ${campaignId}::uuid and tier = 'core') as nats
      from campaign_member m, jsonb_each_text(m.families) f
      where m.campaign_id = ${campaignId}::uuid and m.tier = 'core' group by f.key`,
    db.campaignMember.aggregate({ where: { campaignId, tier: "core" }, _avg: { score: true } }),
  ]);
  return { dispositions, hardLinked, families, meanScore: scores._avg.score ?? 0 };
}

/** Campaigns by status and verdict, for the first page; those no longer found are left out. */
export const countCampaigns = (db: Database) =>
  db.campaign.groupBy({ by: ["status", "verdict"], where: { retiredAt: null }, _count: true });

/** Accounts that are a core member of a campaign that is found, and accounts that are shut off. */
export async function countFlagged(db: Database): Promise<{ flagged: number; banned: number }> {
  const [row] = await db.$queryRaw<{ flagged: bigint; banned: bigint }[]>`
    select (select count(distinct m.account_id) from campaign_member m join campaign c on c.id = m.campaign_id
              where c.retired_at is null and c.status <> 'dismissed' and m.tier = 'core') as flagged,
           (select count(*) from flagged_account where standing = 'banned') as banned`;
  return { flagged: Number(row?.flagged ?? 0), banned: Number(row?.banned ?? 0) };
}

/** Core members of the campaigns that are, or are suggested to be, distillation. As one text, of tens of thousands. */
export async function readExtractors(db: Database): Promise<string[]> {
  const [row] = await db.$queryRaw<{ ids: string }[]>`
    select coalesce(json_agg(distinct m.account_id), '[]')::text as ids
    from campaign_member m join campaign c on c.id = m.campaign_id
    where m.tier = 'core' and c.retired_at is null and c.verdict = 'distillation' and c.status <> 'dismissed'`;
  return JSON.parse(row?.ids ?? "[]");
}
