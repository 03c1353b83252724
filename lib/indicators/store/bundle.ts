import type { Database } from "@/lib/db";
import type { Disposition } from "@/lib/detection/contract";
import type { Warehouse } from "@/lib/warehouse";

export const readCampaign = (db: Database, id: string) => db.campaign.findUnique({ where: { id } });
export type CampaignRow = NonNullable<Awaited<ReturnType<typeof readCampaign>>>;

/** Victims and customers stay out, whatever the cluster says of them. */
const spared: Disposition[] = ["bystander", "relay_customer", "compromised"];
const shareable = (campaignId: string) => ({ campaignId, tier: "core", disposition: { notIn: spared } }) as const;

export const countShareable = (db: Database, campaignId: string) =>
  db.campaignMember.count({ where: shareable(campaignId) });

/** Core members that may be shared, in pages by id. */
export async function* shareableMembers(db: Database, campaignId: string, pageSize: number) {
  for (let after = ""; ; ) {
    const page = await db.campaignMember.findMany({
      where: { ...shareable(campaignId), accountId: { gt: after } },
      orderBy: { accountId: "asc" },
      take: pageSize,
      select: { accountId: true, firstSeen: true, lastSeen: true, exchanges: true, families: true },
    });
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.accountId ?? after;
  }
}
export type ShareableMember = Awaited<
  ReturnType<typeof shareableMembers> extends AsyncGenerator<infer P> ? P : never
>[number];

export const readFacts = (db: Database, campaignId: string) =>
  db.campaignEvidence.findMany({ where: { campaignId }, orderBy: [{ weight: "desc" }, { id: "asc" }] });

export const insertExport = (
  tx: Database,
  data: {
    id: string;
    campaignId: string;
    partnerId: string;
    format: string;
    tlp: string;
    accounts: number;
    objects: number;
    exportedBy: string;
    exportedAt: Date;
  },
) => tx.bundleExport.create({ data, include: { partner: { select: { name: true } } } });

export const listExportRows = (db: Database, campaignId: string) =>
  db.bundleExport.findMany({
    where: { campaignId },
    orderBy: { exportedAt: "desc" },
    include: { partner: { select: { name: true } } },
  });

/** Core holders of each value, and the address in clear, found among the exchanges of a few of its holders. */
export const readAddresses = (warehouse: Warehouse, runId: string, campaignId: string, values: readonly string[]) =>
  warehouse.rows<{ value: string; address: string }>(
    `SELECT DISTINCT toString(sipHash64(toString(ip))) AS value, replaceRegexpOne(toString(ip), '^::ffff:', '') AS address
     FROM exchange
     WHERE account_id IN (
         SELECT account_id FROM campaign_incidence
         WHERE run_id = {runId:UUID} AND campaign_id = {campaignId:UUID} AND family = 'network' AND kind = 'ip'
           AND toString(value) IN {values:Array(String)}
         ORDER BY account_id LIMIT 3 BY value)
       AND value IN {values:Array(String)}
     ORDER BY value`,
    { runId, campaignId, values },
  );
