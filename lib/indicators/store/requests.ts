import type { Database } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";

export interface NoteRow {
  /** Of the first version. */
  id: string;
  partnerId: string;
  partner: string;
  sourceId: string;
  abstract: string | null;
  text: string;
  objectRefs: string[];
  tlp: string;
  receivedAt: Date;
  revoked: boolean;
}

const mostListed = 500;

/** Partners' notes of a kind as their latest versions have them, the newest first. */
const notes = (kind: "request" | "answer", which: Prisma.Sql) => Prisma.sql`
  select first_id::text as id, n.partner_id::text as "partnerId", p.name as partner, source_id as "sourceId", abstract, text,
    object_refs as "objectRefs", tlp, first_received as "receivedAt", revoked
  from (select distinct on (partner_id, source_id) *,
      first_value(id) over one as first_id, first_value(received_at) over one as first_received
    from inbound_note where kind::text = ${kind}
    window one as (partition by partner_id, source_id order by received_at, id)
    order by partner_id, source_id, modified_at desc) n join partner p on p.id = n.partner_id
  where ${which} order by first_received desc, first_id desc limit ${mostListed}`;

export const listRequestsFrom = (db: Database) => db.$queryRaw<NoteRow[]>(notes("request", Prisma.sql`true`));

export async function readRequestFrom(db: Database, id: string): Promise<NoteRow | undefined> {
  const [row] = await db.$queryRaw<NoteRow[]>(notes("request", Prisma.sql`first_id = ${id}::uuid`));
  return row;
}

/** What partners answered to requests, by the requests' STIX ids. */
export const listAnswersFrom = (db: Database, requests: readonly string[]) =>
  db.$queryRaw<NoteRow[]>(notes("answer", Prisma.sql`object_refs && ${[...requests]}::text[]`));

/** What partners were answered, by the STIX ids of their requests. */
export const listAnswersTo = (db: Database, requests: readonly string[]) =>
  db.remark.findMany({
    where: { kind: "answer", answers: { in: [...requests] } },
    orderBy: { createdAt: "asc" },
  });

export async function readClosings(db: Database, ids: readonly string[]) {
  const rows = await db.requestClosing.findMany({ where: { subject: { in: [...ids] } } });
  return new Map(rows.map((row) => [row.subject, row]));
}

/** Closes a request; false when somebody has. */
export const insertClosing = async (tx: Database, data: Prisma.RequestClosingUncheckedCreateInput): Promise<boolean> =>
  (await tx.requestClosing.createMany({ data, skipDuplicates: true })).count === 1;

export interface AskableRow {
  id: string;
  partnerId: string;
  /** The object as it is called in bundles. */
  ref: string;
  label: string;
  tlp: string;
}

const stixId = "^[a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
const mostAskable = 300;

/** What a partner sent under an id of STIX and has not taken back; some of it, or the newest. */
export const readTheirs = (db: Database, partnerId: string, ids: readonly string[] | null) =>
  db.$queryRaw<AskableRow[]>`
    select distinct on (i.source_id) i.id::text, i.partner_id::text as "partnerId", i.source_id as ref, i.display as label, i.tlp
    from (select * from inbound_indicator where partner_id = ${partnerId}::uuid and state <> 'revoked' and source_id ~ ${stixId}
      and (${ids === null} or id = any(${ids === null ? [] : [...ids]}::uuid[])) order by id desc limit ${mostAskable}) i
    order by i.source_id, i.part`;

/** What a partner was given of campaigns, and has still; some of it, or the newest. Each under the marking of its campaign. */
export const readOurs = (db: Database, partnerId: string, ids: readonly string[] | null) =>
  db.$queryRaw<AskableRow[]>`
    select o.id::text, o.partner_id::text as "partnerId",
      concat(case o.kind when 'campaign' then 'campaign' else 'indicator' end, '--', o.id) as ref,
      case o.kind when 'campaign' then concat('Campaign ', c.code_name)
        else concat(o.content->>'address', o.content->>'domain', ' of ', c.code_name) end as label,
      coalesce((select m.tlp from campaign_marking m where m.campaign_id = c.id order by m.set_at desc, m.id desc limit 1), 'clear') as tlp
    from shared_object o join campaign c on c.id = o.campaign_id
    where o.partner_id = ${partnerId}::uuid and o.revoked_at is null and o.kind in ('campaign', 'address', 'domain')
      and (${ids === null} or o.id = any(${ids === null ? [] : [...ids]}::uuid[]))
    order by o.modified_at desc, o.id limit ${mostAskable}`;

/** How people know objects by their STIX ids: what was shared with partners, and what they sent. */
export async function readNames(db: Database, refs: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ ref: string; label: string }[]>`
    select r.ref, min(coalesce(i.display, concat(o.content->>'address', o.content->>'domain',
      case when o.kind = 'campaign' then concat('campaign ', c.code_name) else concat(' of ', c.code_name) end))) as label
    from unnest(${[...refs]}::text[]) as r(ref)
    left join inbound_indicator i on i.source_id = r.ref
    left join shared_object o on o.id::text = right(r.ref, 36)
    left join campaign c on c.id = o.campaign_id
    where i.id is not null or o.id is not null group by r.ref`;
  return new Map(rows.map(({ ref, label }) => [ref, label]));
}
