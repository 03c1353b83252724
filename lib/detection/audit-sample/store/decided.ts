import type { Database } from "@/lib/db";

/** Campaigns that people decided, with their score in log-odds and whether they were confirmed to be harmful. */
export const readDecidedCampaigns = (db: Database): Promise<{ nats: number; confirmed: boolean }[]> =>
  db.$queryRaw`
    select score as nats, status = 'confirmed' and verdict in ('distillation', 'relay') as confirmed
    from campaign where status <> 'open' and verdict_by = 'analyst'`;

/** Members that an analyst has said something of: their evidence above what was asked, and whether they are run by the operator. */
export const readDecidedMembers = (
  db: Database,
): Promise<{ accountId: string; margin: number; confirmed: boolean }[]> =>
  db.$queryRaw`
    select distinct on (m.account_id) m.account_id as "accountId",
      m.score - (c.explanation ->> 'membershipNats')::float8 as margin, m.disposition in ('operated', 'compromised') as confirmed
    from campaign_member m join campaign c on c.id = m.campaign_id
    where m.disposition_by = 'analyst' and m.disposition <> 'unknown' and c.explanation ->> 'membershipNats' is not null
    order by m.account_id, m.score desc`;
