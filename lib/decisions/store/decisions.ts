import type { Actor } from "@/lib/auth";
import type { Database } from "@/lib/db";
import type { Disposition, Verdict } from "@/lib/detection/contract";
import type { Prisma } from "@/prisma/generated/client";
import { type DecisionKind, restrictingKinds } from "../kinds";
import type { Recommended } from "../policies/contract";

export interface NewDecision {
  id: string;
  kind: DecisionKind;
  campaignId: string | null;
  batchId: string | null;
  accountId: string | null;
  verdict?: Verdict | undefined;
  disposition?: Disposition | undefined;
  policy?: string | undefined;
  parameters?: Record<string, unknown> | null;
  expiresAt?: Date | null;
  disclosure?: "disclosed" | "covert";
  keyId?: string | null;
  endUserId?: string | null;
  recommended?: Recommended | null;
  proposalId?: string | null;
  standingOrderId?: string | null;
  automated?: boolean;
  reason: string;
  innocentExplanation?: string | undefined;
  reversesId?: string | undefined;
  campaignVersion: number | null;
  snapshotHash: string | null;
}

export async function insertDecisions(
  tx: Database,
  rows: readonly NewDecision[],
  actor: Pick<Actor, "type" | "id" | "name">,
  at: Date,
): Promise<void> {
  const [actorType, actorId, actorName] = [actor.type, actor.id, actor.name];
  await tx.decision.createMany({
    data: rows.map(({ parameters, recommended, ...row }) => ({
      ...{ ...row, at, actorType, actorId, actorName },
      // An absent column is null; Prisma has two nulls for JSON.
      ...(parameters ? { parameters: parameters as Prisma.InputJsonObject } : {}),
      ...(recommended ? { recommended } : {}),
    })),
  });
}

const readAll = (db: Database) => db.decision.findMany();
export type DecisionRow = Awaited<ReturnType<typeof readAll>>[number];

export interface DecisionFilter {
  campaignId?: string;
  accountId?: string;
  ids?: readonly string[];
}

/** Decisions in their order, at most `limit` of the newest. */
export async function readDecisions(db: Database, filter: DecisionFilter, limit: number): Promise<DecisionRow[]> {
  const { campaignId, accountId, ids } = filter;
  const rows = await db.decision.findMany({
    where: {
      ...(campaignId === undefined ? {} : { campaignId }),
      ...(accountId === undefined ? {} : { accountId }),
      ...(ids === undefined ? {} : { id: { in: [...ids] } }),
    },
    orderBy: { sequence: "desc" },
    take: limit,
  });
  return rows;
}

/** Whether anybody has ever decided anything. */
export const hasDecisions = async (db: Database): Promise<boolean> =>
  (await db.decision.findFirst({ select: { id: true } })) !== null;

/** The decisions of one act, by its batch or its only decision. */
export const readAct = (db: Database, campaignId: string, actId: string): Promise<DecisionRow[]> =>
  db.decision.findMany({
    where: { campaignId, OR: [{ id: actId, batchId: null }, { batchId: actId }] },
    orderBy: { sequence: "asc" },
  });

/** What decisions are about, in their order. */
export const readSubjectsOfDecisions = (db: Database, ids: readonly string[]) =>
  db.decision.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, accountId: true, keyId: true, endUserId: true },
    orderBy: { sequence: "asc" },
  });

export const readDecision = (db: Database, id: string) => db.decision.findUnique({ where: { id } });

/** Which decisions reverse the given ones, by the id of the reversed one. */
export async function readReversals(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.decision.findMany({
    where: { reversesId: { in: [...ids] } },
    select: { id: true, reversesId: true },
  });
  return new Map(rows.map((row) => [row.reversesId ?? "", row.id]));
}

/** From behind to ahead: of several connectors, the one that is furthest behind tells. */
const progress = ["failed", "requested", "sent", "acknowledged", "verified", "cancelled"] as const;

/** How far decisions are at the gateways: at the one that is furthest behind. */
export async function readEnforcementStates(db: Database, ids: readonly string[]) {
  const rows = await db.enforcement.findMany({
    where: { decisionId: { in: [...ids] } },
    select: { decisionId: true, state: true },
  });
  const states = new Map<string, (typeof progress)[number]>();
  for (const { decisionId, state } of rows) {
    const before = states.get(decisionId);
    if (before === undefined || progress.indexOf(state) < progress.indexOf(before)) states.set(decisionId, state);
  }
  return states;
}

/** Measures of some campaigns that owners feel, that nothing has reversed yet, and that have not ended by themselves. */
export async function readStandingMeasures(
  db: Database,
  campaignIds: readonly string[],
  now: Date,
): Promise<DecisionRow[]> {
  const measures = await db.decision.findMany({
    where: {
      campaignId: { in: [...campaignIds] },
      kind: { in: [...restrictingKinds] },
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
  });
  const reversals = await readReversals(
    db,
    measures.map(({ id }) => id),
  );
  return measures.filter(({ id }) => !reversals.has(id));
}

/** Accounts of a campaign that were banned and not reinstated, by the day (UTC) of the ban. */
export const countBansByDay = (db: Database, campaignId: string): Promise<{ day: string; accounts: number }[]> =>
  db.$queryRaw`
    select (b.at at time zone 'UTC')::date::text as day, count(distinct b.account_id)::int as accounts
    from decision b where b.campaign_id = ${campaignId}::uuid and b.kind = 'ban'
      and not exists (select 1 from decision r where r.reverses_id = b.id)
    group by 1 order by 1`;

/** The event for what lies above: written in the transaction that made it true. */
export async function announceDecisions(tx: Database, id: string, payload: { decisionIds: string[] }): Promise<void> {
  await tx.domainEvent.create({ data: { id, kind: "decisions_taken", payload } });
}
