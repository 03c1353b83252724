import type { Database } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";

/** Ids travel as one text: a set has tens of thousands. */
const asList = async (rows: Promise<{ ids: string }[]>): Promise<string[]> => JSON.parse((await rows)[0]?.ids ?? "[]");

/** The ids of a set's members, in order. */
export const readSetIds = (db: Database, setId: string): Promise<string[]> =>
  asList(db.$queryRaw`
    select coalesce(json_agg(account_id order by account_id), '[]')::text as ids
    from set_member where set_id = ${setId}::uuid`);

/** Those of the ids that are in the set, in order. */
export const readContained = (db: Database, setId: string, accountIds: readonly string[]): Promise<string[]> =>
  asList(db.$queryRaw`
    select coalesce(json_agg(account_id order by account_id), '[]')::text as ids
    from set_member where set_id = ${setId}::uuid and account_id = any(${[...accountIds]}::text[])`);

/** Those of the ids that are in a campaign, now or once. */
export const readEverMembers = (db: Database, accountIds: readonly string[]): Promise<string[]> =>
  asList(db.$queryRaw`
    select coalesce(json_agg(distinct account_id), '[]')::text as ids
    from campaign_member where account_id = any(${[...accountIds]}::text[])`);

export async function insertSetMembers(
  tx: Database,
  setId: string,
  changeId: string,
  accountIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    insert into set_member (set_id, account_id, change_id)
    select ${setId}::uuid, id, ${changeId}::uuid from unnest(${[...accountIds]}::text[]) as id`;
}

export async function deleteSetMembers(tx: Database, setId: string, accountIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    delete from set_member where set_id = ${setId}::uuid and account_id = any(${[...accountIds]}::text[])`;
}

export interface SetMemberAsked {
  q?: string | undefined;
  campaign?: string | undefined;
  after: string | undefined;
  limit: number;
}

export interface StoredSetMember {
  accountId: string;
  addedBy: string;
  addedAt: Date;
  origin: unknown;
}

const inCampaign = Prisma.sql`
  select 1 from campaign_member c join campaign on campaign.id = c.campaign_id
  where c.account_id = m.account_id and campaign.retired_at is null`;

function conditionOf(setId: string, { q, campaign }: SetMemberAsked): Prisma.Sql {
  const named = q ? Prisma.sql`and strpos(lower(m.account_id), lower(${q})) > 0` : Prisma.empty;
  const within =
    campaign === undefined
      ? Prisma.empty
      : campaign === "none"
        ? Prisma.sql`and not exists (${inCampaign})`
        : Prisma.sql`and exists (${inCampaign} and campaign.id = ${campaign}::uuid)`;
  return Prisma.sql`m.set_id = ${setId}::uuid ${named} ${within}`;
}

/** Members in the order of their ids, one more than asked when there are more. */
export const readSetMembers = (db: Database, setId: string, asked: SetMemberAsked): Promise<StoredSetMember[]> =>
  db.$queryRaw<StoredSetMember[]>`
    select m.account_id as "accountId", h.actor_name as "addedBy", h.at as "addedAt", h.origin
    from set_member m join set_change h on h.id = m.change_id
    where ${conditionOf(setId, asked)} ${asked.after === undefined ? Prisma.empty : Prisma.sql`and m.account_id > ${asked.after}`}
    order by m.account_id limit ${asked.limit + 1}`;

export async function countSetMembers(db: Database, setId: string, asked: SetMemberAsked): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from set_member m where ${conditionOf(setId, asked)}`;
  return row?.count ?? 0;
}

/** Memberships of some accounts in campaigns that the latest run still finds, the one each is tied to most first. */
export const readPresentMemberships = (db: Database, accountIds: readonly string[]) =>
  db.campaignMember.findMany({
    where: { accountId: { in: [...accountIds] }, campaign: { retiredAt: null } },
    select: {
      accountId: true,
      campaignId: true,
      tier: true,
      disposition: true,
      campaign: { select: { codeName: true, status: true } },
    },
    orderBy: [{ score: "desc" }, { campaignId: "asc" }],
  });
