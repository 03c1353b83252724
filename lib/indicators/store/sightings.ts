import type { Database } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";

export interface SightingRow {
  id: string;
  partnerId: string;
  partner: string;
  campaignId: string;
  campaign: string;
  content: unknown;
  accountId: string | null;
  kind: "seen" | "false_positive" | "expired";
  count: number;
  firstSeen: Date | null;
  lastSeen: Date | null;
  receivedAt: Date;
  revoked: boolean;
  review: "waiting" | "kept" | "revoked" | null;
}

const mostListed = 500;

/** Of what was shared, what partners saw: each sighting as its latest version has it, the newest first. */
export const listSightingRows = (db: Database, { campaignId }: { campaignId?: string | undefined }) =>
  db.$queryRaw<SightingRow[]>`
    select s.id::text, s.partner_id::text as "partnerId", p.name as partner, c.id::text as "campaignId", c.code_name as campaign,
      o.content, o.account_id as "accountId", s.kind::text as kind, s.count, s.first_seen as "firstSeen", s.last_seen as "lastSeen",
      s.received_at as "receivedAt", s.revoked, (
        select r.state::text from indicator_review r join inbound_sighting v on v.id = r.sighting_id
        where v.partner_id = s.partner_id and r.object_id = s.object_id order by (v.source_id = s.source_id) desc, r.id desc limit 1) as review
    from (select distinct on (partner_id, source_id, object_ref) * from inbound_sighting where object_id is not null
      order by partner_id, source_id, object_ref, modified_at desc) s
    join shared_object o on o.partner_id = s.partner_id and o.id = s.object_id
    join partner p on p.id = s.partner_id join campaign c on c.id = o.campaign_id
    where ${campaignId === undefined ? Prisma.sql`true` : Prisma.sql`o.campaign_id = ${campaignId}::uuid`}
    order by s.received_at desc, s.id desc limit ${mostListed}`;

export interface Doubted {
  id: string;
  partnerId: string;
  objectId: string;
  content: unknown;
}

/**
 * Sightings as false positives, of what partners still have, that nobody has looked at or is looking at: one for each object. A later version
 * of what somebody has settled is no news.
 */
export const readDoubted = (tx: Database, sightingIds: readonly string[]) =>
  tx.$queryRaw<Doubted[]>`
    select distinct on (s.partner_id, s.object_id) s.id::text, s.partner_id::text as "partnerId", s.object_id::text as "objectId", o.content
    from inbound_sighting s join shared_object o on o.partner_id = s.partner_id and o.id = s.object_id
    where s.id = any(${[...sightingIds]}::uuid[]) and s.kind = 'false_positive' and not s.revoked and o.revoked_at is null
      and not exists (select from indicator_review r join inbound_sighting v on v.id = r.sighting_id
        where r.partner_id = s.partner_id and r.object_id = s.object_id and (r.state = 'waiting' or v.source_id = s.source_id))
    order by s.partner_id, s.object_id, s.received_at`;
