import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { LegalHold } from "@/prisma/generated/client";
import type { HoldScope } from "../contract";

export type StoredHold = LegalHold & { _count: { accounts: number } };

const counted = { include: { _count: { select: { accounts: true } } } } as const;

/** Of a campaign all members, whatever their tier: some may be judged otherwise later. */
const membersOf = (db: Database, holdId: string, campaignIds: readonly string[]): Promise<number> =>
  db.$executeRaw`
    insert into legal_hold_account (hold_id, account_id)
    select distinct ${holdId}::uuid, account_id from campaign_member
    where campaign_id = any (${[...campaignIds]}::text[]::uuid[])
    on conflict do nothing`;

async function nameAccounts(db: Database, holdId: string, scope: HoldScope): Promise<void> {
  if (scope.type === "campaigns") await membersOf(db, holdId, scope.campaignIds);
  if (scope.type !== "accounts") return;
  const data = [...new Set(scope.accountIds)].map((accountId) => ({ holdId, accountId }));
  await db.legalHoldAccount.createMany({ data });
}

export interface Placing {
  warehouse: string;
  scope: HoldScope;
  ground: string;
  owner: string;
  expiresAt: Date;
  placedBy: string;
  now: Date;
}

export async function insertHold(db: Database, { now, scope, ...placing }: Placing): Promise<StoredHold> {
  const id = newId(now.getTime());
  await db.legalHold.create({ data: { id, scope, placedAt: now, ...placing } });
  await nameAccounts(db, id, scope);
  return db.legalHold.findUniqueOrThrow({ where: { id }, ...counted });
}

/** Those of the campaigns that there are. */
export async function knownCampaigns(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.campaign.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

export const findHold = (db: Database, id: string): Promise<LegalHold | null> =>
  db.legalHold.findUnique({ where: { id } });

/** Undefined when it is released already. */
export async function releaseStored(
  db: Database,
  id: string,
  { releasedBy, releaseReason, now }: { releasedBy: string; releaseReason: string; now: Date },
): Promise<StoredHold | undefined> {
  const { count } = await db.legalHold.updateMany({
    where: { id, releasedAt: null },
    data: { releasedBy, releaseReason, releasedAt: now },
  });
  return count === 0 ? undefined : db.legalHold.findUniqueOrThrow({ where: { id }, ...counted });
}

/** Holds of a traffic store, those placed last first. */
export const listStoredHolds = (db: Database, warehouse: string): Promise<StoredHold[]> =>
  db.legalHold.findMany({ where: { warehouse }, orderBy: [{ placedAt: "desc" }, { id: "desc" }], ...counted });

export const activeHolds = (db: Database, warehouse: string, now: Date): Promise<LegalHold[]> =>
  db.legalHold.findMany({
    where: { warehouse, releasedAt: null, expiresAt: { gt: now } },
    orderBy: { placedAt: "asc" },
  });

/** Names those who have become members since; whoever was one stays named. */
export async function nameNewMembers(db: Database, holds: readonly Pick<LegalHold, "id" | "scope">[]): Promise<void> {
  for (const { id, scope } of holds) {
    const named = scope as HoldScope;
    if (named.type === "campaigns") await membersOf(db, id, named.campaignIds);
  }
}

export async function accountsOf(db: Database, holdIds: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ account_id: string }[]>`
    select distinct account_id from legal_hold_account where hold_id = any (${[...holdIds]}::text[]::uuid[]) order by 1`;
  return rows.map((row) => row.account_id);
}

/** Holds, also those that are over, that name an account. */
export async function namedBy(db: Database, accountId: string): Promise<Set<string>> {
  const rows = await db.legalHoldAccount.findMany({ where: { accountId }, select: { holdId: true } });
  return new Set(rows.map(({ holdId }) => holdId));
}
