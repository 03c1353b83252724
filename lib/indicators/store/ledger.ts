import type { Database } from "@/lib/db";
import { type DeliveryStepKind, Prisma } from "@/prisma/generated/client";
import { kept, type Passed } from "../gate/passed";

/** What becomes of an object that is shared: the gate's item, and whose it is in here. */
export interface NewObject {
  id: string;
  content: Passed;
  accountId?: string;
  valueKind?: string;
  value?: string;
}

/** Objects as they go to the database: their ids, and all of them as one text. */
export interface WrittenObjects {
  ids: string[];
  text: string;
}

export const writeObjects = (objects: readonly NewObject[]): WrittenObjects => ({
  ids: objects.map(({ id }) => id),
  text: JSON.stringify(
    objects.map(({ id, content, accountId, valueKind, value }) => ({ id, content, accountId, valueKind, value })),
  ),
});

/**
 * Keeps what a partner is given. What it has already and is the same stays as it is; what changed becomes a later version of the same
 * object; what was revoked stays revoked.
 */
export async function keepObjects(
  tx: Database,
  { partnerId, campaignId, now }: { partnerId: string; campaignId: string; now: Date },
  { ids, text }: WrittenObjects,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    insert into shared_object as known
      (partner_id, id, campaign_id, kind, account_id, value_kind, value, content, created_at, modified_at)
    select ${partnerId}::uuid, r.id, ${campaignId}::uuid, r.content->>'kind', r."accountId", r."valueKind", r.value, r.content, ${now}, ${now}
    from jsonb_to_recordset(${text}::jsonb) as r(id uuid, content jsonb, "accountId" text, "valueKind" text, value text)
    on conflict (partner_id, id) do update set content = excluded.content,
      modified_at = greatest(excluded.modified_at, known.modified_at + interval '1 millisecond')
    where known.revoked_at is null and known.content <> excluded.content`;
}

/** Says what a bundle carries. Rows go in the order of their key, which its index takes quickest. */
export async function insertDelivered(tx: Database, exportId: string, objectIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`insert into delivered_object (export_id, object_id)
    select ${exportId}::uuid, id from unnest(${[...objectIds]}::uuid[]) as id order by id`;
}

/**
 * How often each thing of a campaign was taken back from a partner, by `kind/account` or `kind/kind of value/value`: what is shared again is
 * another object. Asked once for all: what is taken back is little.
 */
export async function countRevoked(tx: Database, partnerId: string, campaignId: string): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ subject: string; times: number }[]>`
    select concat(kind, '/', coalesce(account_id, concat(value_kind, '/', value))) as subject, count(*)::int as times from shared_object
    where partner_id = ${partnerId}::uuid and campaign_id = ${campaignId}::uuid and revoked_at is not null group by 1`;
  return new Map(rows.map(({ subject, times }) => [subject, times]));
}

export interface LedgerObject {
  id: string;
  content: Passed;
  createdAt: Date;
  modifiedAt: Date;
  revokedAt: Date | null;
}

const noId = "00000000-0000-0000-0000-000000000000";
type ObjectRow = Omit<LedgerObject, "content"> & { content: unknown };

const columns = Prisma.sql`o.id::text, o.content, o.created_at as "createdAt", o.modified_at as "modifiedAt", o.revoked_at as "revokedAt"`;
const opened = (rows: ObjectRow[]): LedgerObject[] =>
  rows.map(({ content, ...row }) => ({ ...row, content: kept(content) }));

const besidesAccounts = Object.keys({
  campaign: true,
  handling: true,
  address: true,
  domain: true,
  wrapper: true,
} satisfies Record<Exclude<Passed["kind"], "account">, true>);

/**
 * What a bundle carries besides accounts: the campaign first, how it may be used, then what is indicated. Found among what was ever
 * shared of the campaign, since a bundle carries thousands of accounts for each of these.
 */
export const readAbout = async (db: Database, exportId: string): Promise<LedgerObject[]> =>
  opened(
    await db.$queryRaw<ObjectRow[]>`select ${columns} from bundle_export b
      join shared_object o on o.campaign_id = b.campaign_id and o.partner_id = b.partner_id and o.kind = any(${besidesAccounts}::text[])
      where b.id = ${exportId}::uuid
        and exists (select from delivered_object d where d.export_id = b.id and d.object_id = o.id)
      order by array_position(array['campaign', 'handling'], o.kind) nulls last, o.kind, o.id`,
  );

type ObjectText = Record<"id" | "createdAt" | "modifiedAt", string> & { content: unknown; revokedAt: string | null };

/**
 * The accounts that a bundle carries, in pages by id, each page as one text on its way from the database. A page is cut before it is looked
 * up: left to itself, the planner looks up all the rest of the bundle for every page.
 */
export async function* accountPages(db: Database, exportId: string, size: number): AsyncGenerator<LedgerObject[]> {
  for (let after = noId; ; ) {
    const [row] = await db.$queryRaw<{ page: string | null; last: string | null }[]>`
      with cut as materialized (select object_id from delivered_object
        where export_id = ${exportId}::uuid and object_id > ${after}::uuid order by object_id limit ${size}::int)
      select (select object_id::text from cut order by object_id desc limit 1) as last, json_agg(p order by p.id)::text as page
      from (select ${columns} from cut join shared_object o on o.id = cut.object_id and o.kind = 'account'
        and o.partner_id = (select partner_id from bundle_export where id = ${exportId}::uuid)) p`;
    const page: ObjectText[] = JSON.parse(row?.page ?? "[]");
    if (page.length > 0) yield page.map(openedText);
    if (!row?.last) return;
    after = row.last;
  }
}

const openedText = ({ id, content, createdAt, modifiedAt, revokedAt }: ObjectText): LedgerObject => ({
  ...{ id, content: kept(content), createdAt: new Date(createdAt), modifiedAt: new Date(modifiedAt) },
  revokedAt: revokedAt === null ? null : new Date(revokedAt),
});

const withDetail = {
  partner: { select: { name: true } },
  campaign: { select: { codeName: true } },
  agreement: { select: { version: true } },
  set: { select: { id: true, name: true, deletedAt: true } },
  recall: true,
  notice: true,
  steps: { orderBy: [{ at: "asc" as const }, { id: "asc" as const }] },
} satisfies Prisma.BundleExportInclude;

export const insertExport = (tx: Database, data: Prisma.BundleExportUncheckedCreateInput) =>
  tx.bundleExport.create({ data });

export const readExport = (db: Database, id: string) =>
  db.bundleExport.findUnique({ where: { id }, include: withDetail });
export type ExportRow = NonNullable<Awaited<ReturnType<typeof readExport>>>;

const mostListed = 500;

export const listExportRows = (db: Database, where: { campaignId?: string; stillLive: boolean }) =>
  db.bundleExport.findMany({
    where: {
      ...(where.campaignId === undefined ? {} : { campaignId: where.campaignId }),
      ...(where.stillLive ? { recallId: { not: null }, steps: { none: { kind: "acknowledged" } } } : {}),
    },
    orderBy: [{ exportedAt: "desc" }, { id: "desc" }],
    take: mostListed,
    include: withDetail,
  });

/** Bundles in partners' collections that nobody is known to have fetched, the oldest first. */
export const listSent = (db: Database) =>
  db.bundleExport.findMany({
    where: { steps: { some: { kind: "sent" }, none: { kind: { in: ["fetched", "acknowledged"] } } } },
    orderBy: [{ exportedAt: "asc" }, { id: "asc" }],
    take: mostListed,
    include: withDetail,
  });

export interface NewStep {
  id: string;
  exportId: string;
  kind: DeliveryStepKind;
  byName: string;
  at: Date;
  note?: string | null;
  sha256?: string;
  jws?: string;
}
export const insertSteps = (tx: Database, data: NewStep[]) => tx.deliveryStep.createMany({ data });

/** Makes whoever changes the same delivery wait. False when there is none. */
export async function lockExport(tx: Database, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`select pg_advisory_xact_lock(hashtextextended(${`delivery ${id}`}, 0))::text, id
    from bundle_export where id = ${id}::uuid`;
  return rows.length === 1;
}

/** The statement about the file that was made of a bundle last. */
export const readSignature = (db: Database, exportId: string) =>
  db.deliveryStep.findFirst({ where: { exportId, jws: { not: null } }, orderBy: [{ at: "desc" }, { id: "desc" }] });
