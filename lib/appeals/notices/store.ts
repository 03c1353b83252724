import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { TemplateName } from "./contract";

/** Rows of one insert. */
const most = 2_000;

export interface NewNotice {
  id: string;
  kind: TemplateName["kind"];
  reference: string | null;
  accountId: string;
  decisionId: string | null;
  appealId: string | null;
  aboutId: string | null;
  templateId: string | null;
  language: string;
  subject: string;
  body: string;
  statement: unknown;
  appealableUntil: Date | null;
  createdAt: Date;
  state: "waiting" | "held" | "unreachable";
  error: string | null;
  nextAttemptAt: Date | null;
}

export interface NewLink {
  id: string;
  noticeId: string;
  tokenHash: Uint8Array;
  once: boolean;
  issuedAt: Date;
  expiresAt: Date;
}

const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** Rows as one parameter: twenty thousand of them would take too many of their own. */
const rowsOf = (values: readonly object[], more: object): string =>
  JSON.stringify(
    values.map((value) => ({
      ...more,
      ...Object.fromEntries(
        Object.entries(value).map(([name, one]) => [
          columnOf(name),
          one instanceof Uint8Array ? `\\x${Buffer.from(one).toString("hex")}` : one,
        ]),
      ),
    })),
  );

export async function insertNotices(
  tx: Database,
  notices: readonly NewNotice[],
  links: readonly NewLink[],
): Promise<void> {
  for (let i = 0; i < notices.length; i += most) {
    const rows = rowsOf(notices.slice(i, i + most), { attempts: 0 });
    await tx.$executeRaw`insert into notice select * from jsonb_populate_recordset(null::notice, ${rows}::jsonb)`;
  }
  for (let i = 0; i < links.length; i += most) {
    const rows = rowsOf(links.slice(i, i + most), {});
    await tx.$executeRaw`insert into portal_link select * from jsonb_populate_recordset(null::portal_link, ${rows}::jsonb)`;
  }
}

/** The newest words of every name that somebody wrote words for. */
export const readNewestTemplates = (tx: Database) =>
  tx.noticeTemplate.findMany({
    distinct: ["kind", "policy", "language"],
    orderBy: [{ kind: "asc" }, { policy: "asc" }, { language: "asc" }, { version: "desc" }],
  });
export type TemplateRow = Awaited<ReturnType<typeof readNewestTemplates>>[number];

export const readVersions = (db: Database, { kind, policy, language }: TemplateName) =>
  db.noticeTemplate.findMany({ where: { kind, policy, language }, orderBy: { version: "desc" } });

export const insertTemplate = (tx: Database, data: Prisma.NoticeTemplateCreateManyInput) =>
  tx.noticeTemplate.create({ data });

/** Holds the words of a name against whoever would write them at the same time. */
export const lockTemplate = (tx: Database, { kind, policy, language }: TemplateName) =>
  tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`notice_template/${kind}/${policy ?? ""}/${language}`}, 0))::text`;

export const readContacts = async (tx: Database, accountIds: readonly string[]) =>
  new Map(
    (await tx.accountContact.findMany({ where: { accountId: { in: [...new Set(accountIds)] } } })).map((row) => [
      row.accountId,
      row,
    ]),
  );

/** Statements of reasons about some decisions, by the decision. */
export const readStatements = async (tx: Database, decisionIds: readonly string[]) =>
  new Map(
    (
      await tx.notice.findMany({
        where: { kind: "statement_of_reasons", decisionId: { in: [...decisionIds] } },
        select: { id: true, decisionId: true, reference: true, statement: true, language: true },
      })
    ).map((row) => [row.decisionId ?? "", row]),
  );

/** The statements that appeals answer, by the appeal. */
export const readStatementsOfAppeals = async (tx: Database, appealIds: readonly string[]) =>
  new Map(
    (
      await tx.appeal.findMany({
        where: { id: { in: [...appealIds] } },
        select: { id: true, language: true, notice: { select: { id: true, reference: true } } },
      })
    ).map(({ id, language, notice }) => [id, { ...notice, language }]),
  );

/** What owners name statements of reasons by, by their ids. */
export const readReferences = async (tx: Database, noticeIds: readonly string[]) =>
  new Map(
    (await tx.notice.findMany({ where: { id: { in: [...noticeIds] } }, select: { id: true, reference: true } })).map(
      ({ id, reference }) => [id, reference],
    ),
  );

/** Measures as their owners are told of them. */
export const readMeasures = (tx: Database, ids: readonly string[]) =>
  tx.decision.findMany({
    where: { id: { in: [...ids] } },
    include: { campaign: { select: { threadId: true } } },
    orderBy: { sequence: "asc" },
  });
export type MeasureRow = Awaited<ReturnType<typeof readMeasures>>[number];

/** Of the given decisions, those that somebody took back. */
export const readTakenBack = async (tx: Database, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    (await tx.decision.findMany({ where: { reversesId: { in: [...ids] } }, select: { reversesId: true } })).map(
      ({ reversesId }) => reversesId ?? "",
    ),
  );

/** Of the given decisions, those that an appeal was ruled on: its reply says what came of them. */
export const readRuledOn = async (tx: Database, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.appeal.findMany({
        where: { decisionId: { in: [...ids] }, status: "decided" },
        select: { decisionId: true },
      })
    ).map(({ decisionId }) => decisionId),
  );

/** Covert measures that are over by themselves and that their owner has not been told of, oldest first. */
export const readEndedInSilence = async (tx: Database, now: Date, limit: number): Promise<string[]> =>
  (
    await tx.$queryRaw<{ id: string }[]>`
      select d.id::text from decision d
      where d.disclosure = 'covert' and d.account_id is not null and d.expires_at <= ${now}
        and d.kind in ('require_verification', 'redact_reasoning', 'throttle', 'suspend', 'ban', 'revoke_key')
        and not exists (select 1 from notice n where n.kind = 'statement_of_reasons' and n.decision_id = d.id)
      order by d.sequence limit ${limit}::int`
  ).map(({ id }) => id);

/** Of the given decisions, those whose end their owner was told of. */
export const readEndings = async (tx: Database, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.notice.findMany({
        where: { kind: "measure_ended", decisionId: { in: [...ids] } },
        select: { decisionId: true },
      })
    ).map(({ decisionId }) => decisionId ?? ""),
  );
