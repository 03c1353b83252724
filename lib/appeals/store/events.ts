import type { Actor } from "@/lib/auth";
import type { Database } from "@/lib/db";
import { conflict, newId, notFound } from "@/lib/kernel";
import type { Prisma } from "@/prisma/generated/client";
import { type AppealEvent, type AppealState, answerHours, hoursLater, isOpen, submitted, transition } from "../model";
import { sealWords } from "../words";

const readOne = (db: Database, id: string) => db.appeal.findUnique({ where: { id } });
export type AppealRow = NonNullable<Awaited<ReturnType<typeof readOne>>>;

/** What moves an appeal, and what only becomes part of its record. */
export type Recorded =
  | (Exclude<AppealEvent, { kind: "assigned" }> | { kind: "assigned"; reviewerId: string; reviewerName: string })
  | { kind: "verification_offered" }
  | { kind: "verified" };

export interface Happening {
  appealId: string;
  event: Recorded;
  /** The version that whoever does it has seen; without it, whatever the appeal has become meanwhile. */
  version?: number;
  /** Words of the appellant or the reviewer; kept sealed. */
  text?: string;
  /** AppealEventDetail: nobody's words. */
  detail?: Record<string, unknown>;
  actor: Pick<Actor, "type" | "id" | "name">;
  at: Date;
}

export interface Submission extends Pick<Happening, "text" | "detail" | "actor" | "at"> {
  id: string;
  noticeId: string;
  accountId: string;
  decisionId: string;
  campaignId: string;
  language: string;
}

/** Opens an appeal with its first event. Throws `conflict` when one of the notice is open. */
export async function insertAppeal(tx: Database, submission: Submission): Promise<AppealRow> {
  const { id, noticeId, accountId, decisionId, campaignId, language, at } = submission;
  await lockNotice(tx, noticeId);
  if ((await findOpenAppeal(tx, noticeId)) !== null) throw conflict("An appeal against this is open already.");
  const { status, dueAt } = submitted(at);
  const data = { id, noticeId, accountId, decisionId, campaignId, language, status, dueAt, submittedAt: at };
  const row = await tx.appeal.create({ data });
  await insertEvent(tx, id, "submitted", submission);
  return row;
}

/**
 * Writes what happened to an appeal and what it has thereby become, and returns that. The appeal is locked until the transaction ends.
 * @throws `not_found`, `conflict` when it has changed since `version`, `forbidden_transition`
 */
export async function recordEvent(tx: Database, happening: Happening): Promise<AppealRow> {
  const { appealId, event, version, at } = happening;
  await tx.$queryRaw`select 1 from appeal where id = ${appealId}::uuid for update`;
  const row = await readOne(tx, appealId);
  if (row === null) throw notFound("Appeal", appealId);
  if (version !== undefined && row.version !== version) {
    throw conflict("The appeal has changed since it was shown; look at it again.");
  }
  await insertEvent(tx, appealId, event.kind, happening);
  const changes = event.kind === "verification_offered" || event.kind === "verified" ? {} : changesBy(row, event, at);
  return tx.appeal.update({ where: { id: appealId }, data: { ...changes, version: { increment: 1 } } });
}

function changesBy(
  row: AppealRow,
  event: Exclude<Recorded, { kind: "verification_offered" | "verified" }>,
  at: Date,
): Prisma.AppealUpdateInput {
  const { status, outcome, reviewerId, dueAt, answerDueAt, escalatedAt } = transition(stateOf(row), event, at);
  return {
    ...{ status, outcome, reviewerId, dueAt, answerDueAt, escalatedAt },
    ...(event.kind === "assigned" ? { reviewerName: event.reviewerName } : {}),
    ...(event.kind === "released" ? { reviewerName: null } : {}),
    ...(isOpen(status) ? {} : { endedAt: at }),
  };
}

/** Where an appeal is, as its row has it. */
export const stateOf = (row: AppealRow): AppealState => ({
  ...{ status: row.status, outcome: row.outcome, reviewerId: row.reviewerId },
  ...{ dueAt: row.dueAt, answerDueAt: row.answerDueAt, escalatedAt: row.escalatedAt },
  askedAt: row.answerDueAt === null ? null : hoursLater(row.answerDueAt, -answerHours),
});

async function insertEvent(
  tx: Database,
  appealId: string,
  kind: Recorded["kind"] | "submitted",
  { text, detail, actor, at }: Pick<Happening, "text" | "detail" | "actor" | "at">,
): Promise<void> {
  const id = newId(at.getTime());
  await tx.appealEvent.create({
    data: {
      ...{ id, appealId, kind, at, actorType: actor.type, actorId: actor.id, actorName: actor.name },
      text: text === undefined ? null : sealWords(id, text),
      ...(detail === undefined ? {} : { detail: detail as Prisma.InputJsonObject }),
    },
  });
}

/** Two that submit at once get one appeal. */
const lockNotice = (tx: Database, noticeId: string) =>
  tx.$queryRaw`select 1 from notice where id = ${noticeId}::uuid for update`;

export const findOpenAppeal = (db: Database, noticeId: string): Promise<AppealRow | null> =>
  db.appeal.findFirst({ where: { noticeId, status: { in: ["submitted", "assigned", "awaiting_appellant"] } } });
