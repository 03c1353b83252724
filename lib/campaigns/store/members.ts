import type { z } from "zod";
import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { MemberQuery } from "../contract";
import { afterCursor, cursorAfter, literal } from "./pages";

const columns = {
  score: "score",
  exchanges: "exchanges",
  extraction: "extractionExchanges",
  first_seen: "firstSeen",
  last_seen: "lastSeen",
  account: "accountId",
} as const;

type Filter = Pick<z.output<typeof MemberQuery>, "q" | "tier" | "disposition">;

const whereOf = (campaignId: string, { q, tier, disposition }: Filter): Prisma.CampaignMemberWhereInput => ({
  campaignId,
  ...(tier ? { tier } : {}),
  ...(disposition ? { disposition } : {}),
  ...(q ? { accountId: { contains: literal(q), mode: "insensitive" } } : {}),
});

/** Ids of the members that a filter leaves, in order, at most so many. */
export async function readFilteredMemberIds(
  db: Database,
  campaignId: string,
  filter: Filter,
  limit: number,
): Promise<string[]> {
  const where = whereOf(campaignId, filter);
  const rows = await db.campaignMember.findMany({
    where,
    select: { accountId: true },
    orderBy: { accountId: "asc" },
    take: limit,
  });
  return rows.map(({ accountId }) => accountId);
}

export async function listMemberRows(db: Database, campaignId: string, query: z.output<typeof MemberQuery>) {
  const column = columns[query.sort];
  const dates = column.endsWith("Seen");
  const where = whereOf(campaignId, query);
  const first = { [column]: dates ? { sort: query.order, nulls: "last" } : query.order };
  const rows = await db.campaignMember.findMany({
    where: { AND: [where, afterCursor(query.cursor, column, "accountId", query.order, dates)] },
    orderBy: column === "accountId" ? [first] : [first, { accountId: "asc" }],
    take: query.limit + 1,
  });
  const total = await db.campaignMember.count({ where });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const nextCursor = rows.length > query.limit && last ? cursorAfter(last[column], last.accountId) : null;
  return { rows: page, total, nextCursor, standings: await readStandings(db, page) };
}

/** Standing by account; an account that nothing was decided about is active and has no row. */
export async function readStandings(db: Database, members: readonly { accountId: string }[]) {
  const accountIds = members.map((member) => member.accountId);
  const flagged = await db.flaggedAccount.findMany({ where: { accountId: { in: accountIds } } });
  return new Map(flagged.map((row) => [row.accountId, row.standing]));
}

/** Ids of a campaign's members of a tier, in order; as one text, since a campaign has tens of thousands. */
export async function readMemberIds(db: Database, campaignId: string, tier: "core" | "associated"): Promise<string[]> {
  const [row] = await db.$queryRaw<{ ids: string }[]>`
    select coalesce(json_agg(account_id order by account_id), '[]')::text as ids
    from campaign_member where campaign_id = ${campaignId}::uuid and tier = ${tier}::"Tier"`;
  return JSON.parse(row?.ids ?? "[]");
}

/** Core members that were flagged after a time: how many, and the ids of some. */
export async function readJoinedSince(
  db: Database,
  campaignId: string,
  since: Date,
  limit: number,
): Promise<{ joined: number; ids: string[] }> {
  const where = { campaignId, tier: "core" as const, flaggedAt: { gt: since } };
  const [joined, rows] = await Promise.all([
    db.campaignMember.count({ where }),
    db.campaignMember.findMany({ where, select: { accountId: true }, orderBy: { accountId: "asc" }, take: limit }),
  ]);
  return { joined, ids: rows.map(({ accountId }) => accountId) };
}

/** A campaign's members with their tiers, core first, then by the evidence against them. */
export const readMemberTiers = (db: Database, campaignId: string) =>
  db.campaignMember.findMany({
    where: { campaignId },
    select: { accountId: true, tier: true },
    orderBy: [{ tier: "asc" }, { score: "desc" }, { accountId: "asc" }],
  });

export const readMembers = (db: Database, campaignId: string, accountIds?: readonly string[]) =>
  db.campaignMember.findMany({
    where: { campaignId, ...(accountIds ? { accountId: { in: [...accountIds] } } : {}) },
    orderBy: { accountId: "asc" },
  });

export const readMembershipsOf = (db: Database, accountId: string) =>
  db.campaignMember.findMany({
    where: { accountId },
    include: { campaign: { omit: { scoreTerms: true, explanation: true } } },
    orderBy: [{ campaign: { retiredAt: { sort: "asc", nulls: "first" } } }, { score: "desc" }],
  });

/** Accounts of campaigns whose id starts with a text, with how many campaigns each is in. */
export const readFlaggedByPrefix = (db: Database, prefix: string, limit: number) =>
  db.campaignMember.groupBy({
    by: ["accountId"],
    where: { accountId: { startsWith: literal(prefix) } },
    _count: { campaignId: true },
    orderBy: { accountId: "asc" },
    take: limit,
  });
