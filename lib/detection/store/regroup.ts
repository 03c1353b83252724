import type { Database } from "@/lib/db";
import type { Prisma, RegroupingKind } from "@/prisma/generated/client";
import type { Disagreement } from "../regrouping/shapes";
import type { Disposition } from "../vocabulary";

export interface NewRegrouping {
  id: string;
  kind: RegroupingKind;
  intoId: string;
  reason: string;
  disagreements: readonly Disagreement[];
  actor: { type: string; id: string; name: string };
  at: Date;
  origins: readonly { campaignId: string; accounts: number; given: number }[];
}

export async function insertRegrouping(tx: Database, regrouping: NewRegrouping): Promise<void> {
  const { actor, origins, disagreements, ...row } = regrouping;
  const by = { actorType: actor.type, actorId: actor.id, actorName: actor.name };
  await tx.regrouping.create({ data: { ...row, ...by, disagreements: [...disagreements] } });
  await tx.regroupingOrigin.createMany({ data: origins.map((one) => ({ ...one, regroupingId: row.id })) });
}

export const markTakenBack = (
  tx: Database,
  id: string,
  { by, at, reason }: { by: { id: string; name: string }; at: Date; reason: string },
) =>
  tx.regrouping.update({
    where: { id },
    data: { takenBackAt: at, takenBackById: by.id, takenBackByName: by.name, takenBackReason: reason },
  });

/** Says where a regrouping puts the present members of some campaigns. */
export const placeMembers = (tx: Database, regroupingId: string, campaignIds: readonly string[]) =>
  tx.$executeRaw`
    insert into regrouping_account (regrouping_id, account_id, campaign_id, by_hand)
    select ${regroupingId}::uuid, m.account_id, m.campaign_id, exists (
      select from campaign c join regrouping_origin o on o.campaign_id = c.id and o.regrouping_id = ${regroupingId}::uuid
      left join campaign_member own on own.campaign_id = c.id and own.account_id = m.account_id
      where c.thread_id is not null and own.account_id is not null)
      or exists (select from regrouping_account a join regrouping g on g.id = a.regrouping_id
        where a.account_id = m.account_id and a.by_hand and g.taken_back_at is null)
    from campaign_member m where m.campaign_id = any(${[...campaignIds]}::uuid[])`;

/** Of an account that is in several of the campaigns, the member that counts: core before associated, then the stronger. */
const chosen = `distinct on (m.account_id)`;
const inOrder = `order by m.account_id, (m.tier = 'core') desc, m.score desc, m.campaign_id`;

/** Makes the members of some campaigns members of another one; those that they were stay. */
export async function copyMembers(tx: Database, from: readonly string[], into: string, runId: string): Promise<void> {
  const ids = [...from];
  await tx.$executeRawUnsafe(
    `insert into campaign_member (campaign_id, account_id, tier, score, families, hard_link, disposition, suggested_disposition,
       disposition_by, exchanges, extraction_exchanges, first_seen, last_seen, flagged_at)
     select ${chosen} $2::uuid, m.account_id, m.tier, m.score, m.families, bool_or(m.hard_link) over (partition by m.account_id),
       m.disposition, m.suggested_disposition, m.disposition_by, m.exchanges, m.extraction_exchanges, m.first_seen, m.last_seen,
       min(m.flagged_at) over (partition by m.account_id)
     from campaign_member m where m.campaign_id = any($1::uuid[]) ${inOrder}
     on conflict (campaign_id, account_id) do nothing`,
    ids,
    into,
  );
  await tx.$executeRawUnsafe(
    `insert into member_explanation (campaign_id, account_id, run_id, content)
     select $2::uuid, e.account_id, case when e.run_id = c.run_id then $3::uuid else e.run_id end, e.content
     from (select ${chosen} m.account_id, m.campaign_id from campaign_member m
       where m.campaign_id = any($1::uuid[]) ${inOrder}) own
     join member_explanation e on e.campaign_id = own.campaign_id and e.account_id = own.account_id
     join campaign c on c.id = own.campaign_id
     on conflict (campaign_id, account_id) do nothing`,
    ids,
    into,
    runId,
  );
}

/** Makes some members of a campaign members of another one instead, as they are. */
export async function moveMembers(tx: Database, from: string, into: string, accountIds: readonly string[]) {
  const ids = [...accountIds];
  for (const table of ["campaign_member", "member_explanation"]) {
    await tx.$executeRawUnsafe(
      `update ${table} set campaign_id = $2::uuid where campaign_id = $1::uuid and account_id = any($3::text[])`,
      from,
      into,
      ids,
    );
  }
}

/** Writes what a person said that members are, where the member that counts does not say it. */
export const writeSaid = (tx: Database, campaignId: string, said: ReadonlyMap<string, Disposition>) =>
  tx.$executeRaw`
    update campaign_member m set disposition = v.disposition, disposition_by = 'analyst'
    from (select unnest(${[...said.keys()]}::text[]) as account_id,
                 unnest(${[...said.values()]}::text[])::"Disposition" as disposition) v
    where m.campaign_id = ${campaignId}::uuid and m.account_id = v.account_id`;

/** Counts a campaign's members and what they did. */
export const countMembers = (tx: Database, campaignId: string) =>
  tx.$executeRaw`
    update campaign set accounts = m.accounts, core_accounts = m.core, exchanges = m.exchanges,
      extraction_exchanges = m.extraction, first_seen = coalesce(m.first_seen, campaign.first_seen),
      last_seen = coalesce(m.last_seen, campaign.last_seen)
    from (select count(*) as accounts, count(*) filter (where tier = 'core') as core, coalesce(sum(exchanges), 0) as exchanges,
        coalesce(sum(extraction_exchanges), 0) as extraction, min(first_seen) as first_seen, max(last_seen) as last_seen
      from campaign_member where campaign_id = ${campaignId}::uuid) m
    where id = ${campaignId}::uuid`;

export const insertCampaign = (tx: Database, data: Prisma.CampaignUncheckedCreateInput) => tx.campaign.create({ data });

export const readWhole = (db: Database, ids: readonly string[]) =>
  db.campaign.findMany({ where: { id: { in: [...ids] } }, include: { run: { select: { startedAt: true } } } });
export type WholeCampaign = Awaited<ReturnType<typeof readWhole>>[number];

/** Ends campaigns: they are retired, and a person's regrouping is why. */
export const endCampaigns = (tx: Database, ids: readonly string[], regroupingId: string, at: Date) =>
  tx.campaign.updateMany({ where: { id: { in: [...ids] } }, data: { endedById: regroupingId, retiredAt: at } });

/** Lets campaigns that a regrouping ended go on. */
export const resumeCampaigns = (tx: Database, ids: readonly string[], regroupingId: string) =>
  tx.campaign.updateMany({
    where: { id: { in: [...ids] }, endedById: regroupingId },
    data: { endedById: null, retiredAt: null, version: { increment: 1 } },
  });

export const raiseVersion = (tx: Database, id: string) =>
  tx.campaign.update({ where: { id }, data: { version: { increment: 1 } } });

export const writeExplanation = (tx: Database, id: string, explanation: object) =>
  tx.campaign.update({ where: { id }, data: { explanation } });

export const readEvidence = (db: Database, ids: readonly string[]) =>
  db.campaignEvidence.findMany({
    where: { campaignId: { in: [...ids] } },
    orderBy: [{ weight: "desc" }, { id: "asc" }],
  });
export type EvidenceRow = Awaited<ReturnType<typeof readEvidence>>[number];

export async function writeEvidence(tx: Database, campaignId: string, rows: readonly EvidenceRow[]): Promise<void> {
  await tx.campaignEvidence.deleteMany({ where: { campaignId } });
  await tx.campaignEvidence.createMany({ data: rows.map((row) => ({ ...row, campaignId })) });
}

/** Tells what lies above that accounts were taken out of a campaign, in the transaction that took them. */
export const announceParted = (tx: Database, id: string, payload: { regroupingId: string }) =>
  tx.domainEvent.create({ data: { id, kind: "campaign_parted", payload } });

export const readMemberIdsOf = async (db: Database, campaignId: string): Promise<string[]> => {
  const rows = await db.campaignMember.findMany({
    where: { campaignId },
    select: { accountId: true },
    orderBy: { accountId: "asc" },
  });
  return rows.map(({ accountId }) => accountId);
};

/** Runs that explain members of some campaigns. */
export async function readExplainingRuns(db: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await db.memberExplanation.groupBy({ by: ["runId"], where: { campaignId: { in: [...ids] } } });
  return rows.map(({ runId }) => runId);
}
