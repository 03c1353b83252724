import { literal } from "@/lib/campaigns";
import type { Database } from "@/lib/db";
import type { DecisionKind } from "@/lib/decisions/contract";
import { Prisma } from "@/prisma/generated/client";
import type { AppealOutcome, AppealPart, AppealStatus } from "../contract";

export interface AppealListRow {
  id: string;
  reference: string | null;
  accountId: string;
  campaignId: string;
  codeName: string;
  decisionId: string;
  measure: DecisionKind;
  status: AppealStatus;
  outcome: AppealOutcome | null;
  reviewerId: string | null;
  reviewerName: string | null;
  submittedAt: Date;
  dueAt: Date;
  answerDueAt: Date | null;
  escalatedAt: Date | null;
  endedAt: Date | null;
  version: number;
  involvement: string | null;
}

export interface AppealFilter {
  part: AppealPart;
  q?: string | undefined;
  accountId?: string | undefined;
  campaignId?: string | undefined;
  id?: string | undefined;
}

const open = Prisma.sql`a.status in ('submitted', 'assigned', 'awaiting_appellant')`;
const partOf = (part: AppealPart, person: string): Prisma.Sql =>
  ({
    free: Prisma.sql`a.status = 'submitted'`,
    mine: Prisma.sql`${open} and a.reviewer_id = ${person}`,
    open,
    all: Prisma.sql`true`,
  })[part];

/** Appeals as a person sees them: escalated first, then what is due first; what has ended comes last, the latest first. */
export function listAppealRows(
  db: Database,
  filter: AppealFilter,
  person: string,
  limit: number,
): Promise<AppealListRow[]> {
  const { part, q, accountId, campaignId, id } = filter;
  const text = q === undefined || q === "" ? undefined : `%${literal(q)}%`;
  const wanted = [
    partOf(part, person),
    ...(id === undefined ? [] : [Prisma.sql`a.id = ${id}::uuid`]),
    ...(accountId === undefined ? [] : [Prisma.sql`a.account_id = ${accountId}`]),
    ...(campaignId === undefined ? [] : [Prisma.sql`a.campaign_id = ${campaignId}::uuid`]),
    ...(text === undefined
      ? []
      : [Prisma.sql`(n.reference ilike ${text} or a.account_id ilike ${text} or c.code_name ilike ${text})`]),
  ];
  return db.$queryRaw<AppealListRow[]>`
    select a.id::text, n.reference, a.account_id as "accountId", a.campaign_id::text as "campaignId", c.code_name as "codeName",
      a.decision_id::text as "decisionId", d.kind::text as measure, a.status::text, a.outcome::text, a.reviewer_id as "reviewerId",
      a.reviewer_name as "reviewerName", a.submitted_at as "submittedAt", a.due_at as "dueAt", a.answer_due_at as "answerDueAt",
      a.escalated_at as "escalatedAt", a.ended_at as "endedAt", a.version,
      involvement_in(a.account_id, ${person}, a.id) as involvement
    from appeal a join notice n on n.id = a.notice_id join campaign c on c.id = a.campaign_id join decision d on d.id = a.decision_id
    where ${Prisma.join(wanted, " and ")}
    order by a.ended_at is not null, a.ended_at desc, a.escalated_at is null, a.due_at, a.id limit ${limit}`;
}

/** How many appeals each part has for a person. */
export async function countAppeals(db: Database, person: string): Promise<Record<AppealPart, number>> {
  const [row] = await db.$queryRaw<Record<AppealPart, number>[]>`
    select count(*) filter (where ${partOf("free", person)})::int as free, count(*) filter (where ${partOf("mine", person)})::int as mine,
      count(*) filter (where ${open})::int as open, count(*)::int as all from appeal a`;
  return row ?? { free: 0, mine: 0, open: 0, all: 0 };
}

/** How a person took part in what an appeal challenges; null for who did not. The database asks the same, whoever writes. */
export async function readInvolvement(db: Database, appealId: string, person: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ how: string | null }[]>`
    select involvement_in(a.account_id, ${person}, a.id) as how from appeal a where a.id = ${appealId}::uuid`;
  return row?.how ?? null;
}

/** Those who may review by their roles, in the order of their names, each with how they took part in what an appeal challenges. */
export const readReviewers = (db: Database, appealId: string, roles: readonly string[]) =>
  db.$queryRaw<{ id: string; name: string; involvement: string | null }[]>`
    select u.id, u.name, involvement_in(a.account_id, u.id, a.id) as involvement
    from "user" u, appeal a where a.id = ${appealId}::uuid and u.disabled_at is null and u.roles && ${[...roles]}::text[]
    order by u.name, u.id`;

/** Acts on one account follow each other: a decision about it waits until a ruling is there, and the other way round. */
export const lockAccount = (tx: Database, accountId: string) =>
  tx.$queryRaw`select 1 from flagged_account where account_id = ${accountId} for update`;

export const readAppealRow = (db: Database, id: string) =>
  db.appeal.findUnique({ where: { id }, include: { notice: true } });
export type AppealWithNotice = NonNullable<Awaited<ReturnType<typeof readAppealRow>>>;

export const readEventRows = (db: Database, appealId: string) =>
  db.appealEvent.findMany({ where: { appealId }, orderBy: { sequence: "asc" } });
export type AppealEventRow = Awaited<ReturnType<typeof readEventRows>>[number];

/** Files that came along, without their content. */
export const readFileRows = (db: Database, appealId: string) =>
  db.appealFile.findMany({
    where: { appealId },
    omit: { content: true },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });

export const readFileRow = (db: Database, appealId: string, id: string) =>
  db.appealFile.findFirst({ where: { id, appealId } });

export const readRulingRow = (db: Database, appealId: string) => db.appealRuling.findUnique({ where: { appealId } });
export type RulingRow = NonNullable<Awaited<ReturnType<typeof readRulingRow>>>;

export const insertRuling = (tx: Database, ruling: Prisma.AppealRulingUncheckedCreateInput) =>
  tx.appealRuling.create({ data: ruling });

/** The reply as it was written, and how its delivery goes. */
export const readReply = (db: Database, appealId: string) =>
  db.notice.findFirst({ where: { appealId, kind: "appeal_reply" }, orderBy: { createdAt: "desc" } });

export const readNoticeText = (db: Database, id: string) =>
  db.notice.findUniqueOrThrow({ where: { id }, select: { subject: true, body: true } });

/** Open appeals whose review is late and nobody was told, and those whose appellant did not answer in time. */
export const readOverdue = (db: Database, now: Date) =>
  db.$queryRaw<{ id: string; kind: "escalated" | "expired" }[]>`
    select id::text, 'escalated' as kind from appeal
      where status in ('submitted', 'assigned') and escalated_at is null and due_at <= ${now}
    union all select id::text, 'expired' from appeal where status = 'awaiting_appellant' and answer_due_at <= ${now}
    limit 500`;
