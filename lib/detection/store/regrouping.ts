import type { Database } from "@/lib/db";
import { Disagreement, type Regrouping } from "../regrouping/shapes";

/** One text for one state of all merges and splits: it changes with each of them, and with each that is taken back. */
export async function regroupedState(db: Database): Promise<string> {
  const [row] = await db.$queryRaw<{ state: string }[]>`
    select coalesce(max(sequence), 0) || '/' || count(taken_back_at) as state from regrouping`;
  return row?.state ?? "";
}

/** Makes merges, splits and publications follow one another. */
export async function lockRegrouping(tx: Database): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('detection.publish'))`;
}

/** The campaign that the last merge or split which stands put each account into; those that no run has a say in are left out. */
export async function readPlaced(db: Database): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ accountId: string; campaignId: string }[]>`
    select distinct on (a.account_id) a.account_id as "accountId", a.campaign_id::text as "campaignId"
    from regrouping_account a join regrouping g on g.id = a.regrouping_id
    join campaign c on c.id = a.campaign_id
    where g.taken_back_at is null and c.thread_id is null order by a.account_id, g.sequence desc`;
  return new Map(rows.map(({ accountId, campaignId }) => [accountId, campaignId]));
}

/** Those of some campaigns that a person made by a merge or a split. */
export async function readJoined(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.regrouping.findMany({
    where: { intoId: { in: [...ids] }, takenBackAt: null },
    select: { intoId: true },
  });
  return new Set(rows.map(({ intoId }) => intoId));
}

/** The largest campaign that each account is in now, but for some campaigns and those that no run finds among linked accounts. */
export async function readHomes(db: Database, without: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ accountId: string; campaignId: string }[]>`
    select distinct on (m.account_id) m.account_id as "accountId", c.id::text as "campaignId"
    from campaign_member m join campaign c on c.id = m.campaign_id
    where c.retired_at is null and c.thread_id is null and not (c.id = any(${[...without]}::uuid[]))
      and jsonb_typeof(c.explanation -> 'endUsers') is distinct from 'object'
    order by m.account_id, c.accounts desc, c.id`;
  return new Map(rows.map(({ accountId, campaignId }) => [accountId, campaignId]));
}

/** The campaigns that a campaign's accounts came from, by merges and splits that stand, over all generations. */
export async function readAncestors(db: Database, campaignId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    with recursive up(id) as (
      select o.campaign_id from regrouping g join regrouping_origin o on o.regrouping_id = g.id
      where g.into_id = ${campaignId}::uuid and g.taken_back_at is null
      union select o.campaign_id from up join regrouping g on g.into_id = up.id and g.taken_back_at is null
      join regrouping_origin o on o.regrouping_id = g.id)
    select id::text from up order by id`;
  return rows.map(({ id }) => id);
}

/** The campaigns that accounts of a campaign went into, by merges and splits that stand, over all generations. */
export async function readDescendants(db: Database, campaignId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    with recursive down(id) as (
      select g.into_id from regrouping_origin o join regrouping g on g.id = o.regrouping_id and g.taken_back_at is null
      where o.campaign_id = ${campaignId}::uuid
      union select g.into_id from down join regrouping_origin o on o.campaign_id = down.id
      join regrouping g on g.id = o.regrouping_id and g.taken_back_at is null)
    select id::text from down order by id`;
  return rows.map(({ id }) => id);
}

const whole = {
  into: { select: { id: true, codeName: true, version: true, retiredAt: true } },
  origins: {
    include: { campaign: { select: { id: true, codeName: true } } },
    orderBy: [{ given: "desc" as const }, { campaignId: "asc" as const }],
  },
};

const readOne = (db: Database, id: string) => db.regrouping.findUnique({ where: { id }, include: whole });
export type RegroupingRow = NonNullable<Awaited<ReturnType<typeof readOne>>>;
export const findRegrouping = readOne;

/** Merges and splits that a campaign came out of or went into, the oldest first. */
export async function readRegroupings(db: Database, campaignId: string): Promise<Regrouping[]> {
  const rows = await db.regrouping.findMany({
    where: { OR: [{ intoId: campaignId }, { origins: { some: { campaignId } } }] },
    include: whole,
    orderBy: { sequence: "asc" },
  });
  return rows.map(regroupingOf);
}

export const regroupingOf = (row: RegroupingRow): Regrouping => ({
  id: row.id,
  kind: row.kind,
  into: { ...row.into, retiredAt: row.into.retiredAt?.toISOString() ?? null },
  origins: row.origins.map(({ campaign, accounts, given }) => ({ ...campaign, accounts, given })),
  reason: row.reason,
  disagreements: Disagreement.array().parse(row.disagreements),
  by: { id: row.actorId, name: row.actorName },
  at: row.at.toISOString(),
  takenBack:
    row.takenBackAt === null
      ? null
      : {
          by: { id: row.takenBackById ?? "", name: row.takenBackByName ?? "" },
          at: row.takenBackAt.toISOString(),
          reason: row.takenBackReason ?? "",
        },
});

/** The latest merge or split that stands and took accounts from a campaign after another one made it. */
export const findLater = (db: Database, campaignIds: readonly string[], after: bigint) =>
  db.regrouping.findFirst({
    where: { takenBackAt: null, sequence: { gt: after }, origins: { some: { campaignId: { in: [...campaignIds] } } } },
    include: whole,
    orderBy: { sequence: "desc" },
  });
