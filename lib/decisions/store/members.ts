import type { AccountStanding } from "@/lib/campaigns";
import type { Database } from "@/lib/db";
import type { Disposition, VerdictBy } from "@/lib/detection/contract";
import { readProtections } from "@/lib/traffic";
import type { Warehouse } from "@/lib/warehouse";
import { measureKinds } from "../kinds";
import type { Subject } from "../model";
import type { StandingEvent, standingAfter } from "../standing";

/** Members as the rules look at them, in the order of their ids; undefined ids stand for the whole core. */
export async function readSubjects(
  db: Database,
  warehouse: Warehouse,
  campaignId: string,
  accountIds: readonly string[] | undefined,
): Promise<Subject[]> {
  const members = await db.campaignMember.findMany({
    where: { campaignId, ...(accountIds === undefined ? { tier: "core" } : { accountId: { in: [...accountIds] } }) },
    select: { accountId: true, tier: true, disposition: true, dispositionBy: true, hardLink: true },
    orderBy: { accountId: "asc" },
  });
  const ids = members.map((member) => member.accountId);
  const [standings, protections] = await Promise.all([readStandings(db, ids), readProtections(warehouse, ids)]);
  return members.map((member) => ({
    ...member,
    standing: standings.get(member.accountId) ?? "active",
    verifiedOrganization: protections.get(member.accountId)?.verified ?? false,
    program: protections.get(member.accountId)?.program ?? "",
    owner: protections.get(member.accountId)?.owner ?? "",
  }));
}

async function readStandings(db: Database, accountIds: readonly string[]): Promise<Map<string, AccountStanding>> {
  const rows = await db.flaggedAccount.findMany({ where: { accountId: { in: [...accountIds] } } });
  return new Map(rows.map((row) => [row.accountId, row.standing]));
}

export async function writeDisposition(
  tx: Database,
  campaignId: string,
  accountIds: readonly string[],
  value: { disposition: Disposition; dispositionBy: VerdictBy },
): Promise<void> {
  await tx.campaignMember.updateMany({ where: { campaignId, accountId: { in: [...accountIds] } }, data: value });
}

/** What detection suggests of members, by account. */
export async function readSuggestedDispositions(
  db: Database,
  campaignId: string,
  accountIds: readonly string[],
): Promise<Map<string, Disposition>> {
  const rows = await db.campaignMember.findMany({
    where: { campaignId, accountId: { in: [...accountIds] } },
    select: { accountId: true, suggestedDisposition: true },
  });
  return new Map(rows.map((row) => [row.accountId, row.suggestedDisposition]));
}

/** Those of some accounts that are members. */
export async function readMembersAmong(
  db: Database,
  campaignId: string,
  accountIds: readonly string[],
): Promise<string[]> {
  const where = { campaignId, accountId: { in: [...accountIds] } };
  const rows = await db.campaignMember.findMany({ where, select: { accountId: true }, orderBy: { accountId: "asc" } });
  return rows.map(({ accountId }) => accountId);
}

/** Dispositions that people set for members in some campaigns, and what took them back, in their order. */
export const readDispositionEvents = (db: Database, campaignIds: readonly string[], accountIds: readonly string[]) =>
  db.decision.findMany({
    where: {
      campaignId: { in: [...campaignIds] },
      accountId: { in: [...accountIds] },
      kind: { in: ["set_disposition", "reverse"] },
    },
    select: { id: true, kind: true, accountId: true, disposition: true, reversesId: true },
    orderBy: { sequence: "asc" },
  });

/**
 * Locks the accounts, so that two acts on one account follow each other, and makes sure that each has a row.
 * Always in the order of the ids: two batches that overlap cannot block each other for good.
 */
export async function lockAccounts(tx: Database, accountIds: readonly string[], now: Date): Promise<void> {
  const ids = [...accountIds].sort();
  await tx.flaggedAccount.createMany({
    data: ids.map((accountId) => ({ accountId, firstFlaggedAt: now })),
    skipDuplicates: true,
  });
  await tx.$queryRaw`select account_id from flagged_account where account_id = any(${ids}::text[]) order by account_id for update`;
}

/** Decisions about the standing of each account, over all campaigns, in their order. */
export async function readStandingEvents(
  db: Database,
  accountIds: readonly string[],
): Promise<Map<string, StandingEvent[]>> {
  const rows = await db.decision.findMany({
    where: { accountId: { in: [...accountIds] }, kind: { in: [...measureKinds, "reverse"] } },
    select: {
      ...{ id: true, kind: true, reversesId: true, accountId: true, expiresAt: true, parameters: true },
      ...{ policy: true, disclosure: true, keyId: true, endUserId: true },
    },
    orderBy: { sequence: "asc" },
  });
  const byAccount = new Map<string, StandingEvent[]>(accountIds.map((accountId) => [accountId, []]));
  for (const { accountId, ...event } of rows) byAccount.get(accountId ?? "")?.push(event);
  return byAccount;
}

export type StandingOf = { accountId: string } & ReturnType<typeof standingAfter>;

export async function writeStandings(tx: Database, standings: readonly StandingOf[], now: Date): Promise<void> {
  const column = <Key extends keyof StandingOf>(key: Key) => standings.map((one) => one[key]);
  await tx.$executeRaw`
    update flagged_account f set keys_revoked = v.keys_revoked, last_decision_id = v.decision_id,
      standing_since = case when f.standing = v.standing then f.standing_since else ${now} end, standing = v.standing
    from (select unnest(${column("accountId")}::text[]) as account_id,
                 unnest(${column("standing")}::text[])::"AccountStanding" as standing,
                 unnest(${column("keysRevoked")}::boolean[]) as keys_revoked,
                 unnest(${column("lastDecisionId")}::text[])::uuid as decision_id) v
    where f.account_id = v.account_id`;
}
