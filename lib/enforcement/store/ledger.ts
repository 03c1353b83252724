import type { z } from "zod";
import type { Database } from "@/lib/db";
import { decodeCursor, encodeCursor, invalidInput } from "@/lib/kernel";
import { Prisma } from "@/prisma/generated/client";
import type { ConnectorKind, Countermeasure, EnforcementState, LedgerQuery } from "../contract";

export interface LedgerRow {
  id: string;
  decisionId: string;
  accountId: string;
  keyId: string | null;
  endUserId: string | null;
  campaignId: string | null;
  codeName: string | null;
  countermeasure: Countermeasure;
  connectorId: string | null;
  connectorName: string | null;
  connectorKind: ConnectorKind | null;
  state: EnforcementState;
  requestedAt: Date;
  sentAt: Date | null;
  acknowledgedAt: Date | null;
  verifiedAt: Date | null;
  verifiedBy: "read_back" | "observed" | null;
  error: string | null;
  driftSince: Date | null;
  driftSeenAt: Date | null;
  checkedAt: Date | null;
  /** A measure that still stands: what was taken back, or has expired, does not drift. */
  stands: boolean;
  drifts: boolean;
  /** Whom it was referred to, with what and for how long; null for what is no referral. */
  referral: { to: string; tier: "counts" | "infrastructure" | "accounts"; deadlineDays: number } | null;
  decidedAt: Date;
  answer: string | null;
  answerNotedBy: string | null;
  answeredAt: Date | null;
  isOverdue: boolean;
}

const stands = Prisma.sql`((d.expires_at is null or d.expires_at > now()) and not exists (select 1 from decision r where r.reverses_id = d.id))`;
const drifts = Prisma.sql`(e.drift_since is not null and e.state in ('acknowledged', 'verified') and (e.countermeasure = 'reinstate' or ${stands}))`;
/** A referral that nobody has answered by its deadline. */
const overdue = Prisma.sql`(e.countermeasure = 'refer' and a.decision_id is null and ${stands}
  and m.at + (m.parameters ->> 'deadlineDays')::int * interval '1 day' < now())`;
const from = Prisma.sql`from enforcement e join decision d on d.id = e.decision_id join decision m on m.id = coalesce(d.reverses_id, d.id)
  left join campaign c on c.id = d.campaign_id left join enforcement_connector k on k.id = e.connector_id
  left join referral_answer a on a.decision_id = m.id`;
const columns = Prisma.sql`e.id::text, e.decision_id::text as "decisionId", e.account_id as "accountId", m.key_id as "keyId",
  m.end_user_id as "endUserId", d.campaign_id::text as "campaignId", c.code_name as "codeName", e.countermeasure::text,
  e.connector_id::text as "connectorId", k.name as "connectorName", k.kind::text as "connectorKind", e.state::text,
  e.requested_at as "requestedAt", e.sent_at as "sentAt", e.acknowledged_at as "acknowledgedAt", e.verified_at as "verifiedAt",
  e.verified_by::text as "verifiedBy", e.error, e.drift_since as "driftSince", e.drift_seen_at as "driftSeenAt",
  e.checked_at as "checkedAt", ${stands} as stands, ${drifts} as drifts,
  case when e.countermeasure = 'refer' then m.parameters end as referral, m.at as "decidedAt", a.words as answer,
  a.noted_by_name as "answerNotedBy", a.noted_at as "answeredAt", ${overdue} as "isOverdue"`;

function conditionsOf(query: z.output<typeof LedgerQuery>): Prisma.Sql {
  const { state, connectorId, countermeasure, campaignId, accountId, drift, overdue: isOverdue } = query;
  const all = [
    Prisma.sql`true`,
    ...(state === undefined ? [] : [Prisma.sql`e.state = ${state}::"EnforcementState"`]),
    ...(connectorId === undefined ? [] : [Prisma.sql`e.connector_id = ${connectorId}::uuid`]),
    ...(countermeasure === undefined ? [] : [Prisma.sql`e.countermeasure = ${countermeasure}::"Countermeasure"`]),
    ...(campaignId === undefined ? [] : [Prisma.sql`d.campaign_id = ${campaignId}::uuid`]),
    ...(accountId === undefined ? [] : [Prisma.sql`e.account_id = ${accountId}`]),
    ...(drift === "1" ? [drifts] : []),
    ...(isOverdue === "1" ? [overdue] : []),
  ];
  return Prisma.join(all, " and ");
}

/** Rows that match: what drifts first, then the newest. */
export async function listLedger(db: Database, query: z.output<typeof LedgerQuery>) {
  const where = conditionsOf(query);
  const after = query.cursor === undefined ? Prisma.sql`true` : afterOf(query.cursor);
  const [rows, counted] = await Promise.all([
    db.$queryRaw<LedgerRow[]>`
      select ${columns} ${from} where ${where} and ${after}
      order by ${drifts} desc, e.requested_at desc, e.id desc limit ${query.limit + 1}::int`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total ${from} where ${where}`,
  ]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const nextCursor =
    rows.length > query.limit && last
      ? encodeCursor([Number(last.drifts), last.requestedAt.toISOString(), last.id])
      : null;
  return { rows: shown, total: counted[0]?.total ?? 0, nextCursor };
}

const uuid = /^[0-9a-f-]{36}$/;

function afterOf(cursor: string): Prisma.Sql {
  const [drift, at, id] = decodeCursor(cursor);
  if (
    typeof drift !== "number" ||
    typeof at !== "string" ||
    Number.isNaN(Date.parse(at)) ||
    typeof id !== "string" ||
    !uuid.test(id)
  ) {
    throw invalidInput("This page cursor is not one of the ledger's.", { field: "cursor" });
  }
  return Prisma.sql`(${drifts}, e.requested_at, e.id) < (${drift === 1}, ${new Date(at)}, ${id}::uuid)`;
}

interface LedgerAlarms {
  drifting: number;
  unconnected: number;
  overdue: number;
}

/** Over the whole ledger: what drifts, what nothing is connected for, and referrals that nobody answered in time. */
export async function readAlarms(db: Database): Promise<LedgerAlarms> {
  const [row] = await db.$queryRaw<LedgerAlarms[]>`
    select (select count(*)::int from enforcement e join decision d on d.id = e.decision_id where e.drift_since is not null and ${drifts}) as drifting,
      (select count(*)::int from enforcement where connector_id is null and state = 'requested' and countermeasure <> 'refer') as unconnected,
      (select count(distinct d.id)::int ${from} where e.countermeasure = 'refer' and ${overdue}) as overdue`;
  return row ?? { drifting: 0, unconnected: 0, overdue: 0 };
}

export const readLedgerOf = (db: Database, decisionId: string): Promise<LedgerRow[]> =>
  db.$queryRaw`select ${columns} ${from} where e.decision_id = ${decisionId}::uuid order by k.name nulls last, e.requested_at, e.id`;

export const findEnforcement = (db: Database, id: string) => db.enforcement.findUnique({ where: { id } });

export const findDecision = (db: Database, id: string) =>
  db.decision.findUnique({
    where: { id },
    select: { kind: true, at: true, actorName: true, reason: true, expiresAt: true },
  });

/** The referrals of one act: those of the same batch, that still stand and that nobody has answered. */
export async function readOpenReferrals(tx: Database, decisionId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select d.id::text from decision o join decision d on d.id = o.id or d.batch_id = o.batch_id
    where o.id = ${decisionId}::uuid and d.kind = 'refer' and ${stands}
      and not exists (select 1 from referral_answer a where a.decision_id = d.id) order by d.id`;
  return rows.map(({ id }) => id);
}

export const insertAnswers = (tx: Database, answers: readonly Prisma.ReferralAnswerCreateManyInput[]) =>
  tx.referralAnswer.createMany({ data: [...answers], skipDuplicates: true });
