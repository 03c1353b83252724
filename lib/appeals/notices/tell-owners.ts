import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { isRestricting, type MeasureKind, Policy, type restrictingKinds } from "@/lib/decisions/contract";
import { readUse, type Use } from "@/lib/traffic";
import { StatementOfReasons } from "./contract";
import { appealableFrom } from "./period";
import { dayIn } from "./public-words";
import { statementValues } from "./statement-values";
import * as store from "./store";
import { type NoticeDraft, writeNotices } from "./write-notice";

const Input = z.object({ decisionIds: z.array(z.uuid()).min(1) });

/**
 * Tells owners of measures that they feel, and of the end of those that they were told of: once for each decision, however often it is
 * asked for. Of a covert measure its owner is told when it is over. What an appeal's reply says is not said twice.
 */
export function tellOwners(ctx: Context, input: z.input<typeof Input>): Promise<{ told: number }> {
  const command = { permission: "notice.manage", schema: Input, input } as const;
  return runCommand(ctx, command, async ({ tx, input, now, record }) => {
    const decisions = await store.readMeasures(tx, input.decisionIds);
    const ended = await store.readMeasures(
      tx,
      decisions.flatMap(({ reversesId }) => reversesId ?? []),
    );
    const drafts = [
      ...(await statementsOf({ ...ctx, db: tx }, decisions, ended, now)),
      ...(await endingsOf({ ...ctx, db: tx }, ended, now)),
    ];
    await writeNotices(tx, drafts);
    record({
      action: "notice.write",
      subject: { type: "decision", id: input.decisionIds[0] ?? "" },
      detail: { decisions: decisions.length, notices: drafts.length },
      live: drafts.length === 0 ? [] : [{ topic: "notice" }],
    });
    return { told: drafts.length };
  });
}

/** Covert measures that end by themselves are told of in one go. */
const mostEnded = 1_000;

/** Tells owners of covert measures that are over. Returns how many. */
export async function tellOfEnded(ctx: Context): Promise<number> {
  requirePermission(ctx.actor, "notice.manage");
  const decisionIds = await store.readEndedInSilence(ctx.db, ctx.clock(), mostEnded);
  return decisionIds.length === 0 ? 0 : (await tellOwners(ctx, { decisionIds })).told;
}

type OwnersMeasure = store.MeasureRow & { accountId: string; kind: (typeof restrictingKinds)[number] };
const isOwners = (row: store.MeasureRow): row is OwnersMeasure =>
  row.accountId !== null && isRestricting(row.kind as MeasureKind);

/** Statements of measures that are in force, and of covert ones that are over. */
async function statementsOf(
  ctx: Context,
  decisions: readonly store.MeasureRow[],
  ended: readonly store.MeasureRow[],
  now: Date,
): Promise<NoticeDraft[]> {
  const asked = decisions.filter(isOwners);
  const backs = await store.readTakenBack(
    ctx.db,
    asked.map(({ id }) => id),
  );
  const isOver = ({ id, expiresAt }: OwnersMeasure) => backs.has(id) || (expiresAt !== null && expiresAt <= now);
  const due = [
    // Taken back before anybody was told of it, a measure was never felt; a covert one was.
    ...asked.filter((row) => (row.disclosure === "covert" ? isOver(row) : !backs.has(row.id))),
    ...ended.filter(isOwners).filter(({ disclosure }) => disclosure === "covert"),
  ];
  const told = await store.readStatements(
    ctx.db,
    due.map(({ id }) => id),
  );
  const rows = [...new Map(due.filter(({ id }) => !told.has(id)).map((row) => [row.id, row])).values()];
  const ids = [...new Set(rows.map(({ accountId }) => accountId))];
  const [use, contacts] = await Promise.all([readUse(ctx.warehouse, ids, now), store.readContacts(ctx.db, ids)]);
  return rows.map((row) =>
    draftOf(row, use.get(row.accountId), contacts.get(row.accountId)?.prepaidBalance ?? null, now),
  );
}

function draftOf(row: OwnersMeasure, use: Use | undefined, prepaidBalance: string | null, now: Date): NoticeDraft {
  const statement = statementOf(row, use, prepaidBalance);
  const appealableUntil = appealableFrom(now);
  return {
    ...{ kind: "statement_of_reasons", accountId: row.accountId, decisionId: row.id, policy: row.policy },
    ...{ statement, appealableUntil, at: now },
    values: (language) => statementValues(statement, language, appealableUntil),
  };
}

/** What of a decision is said in public. Its reason, its evidence and who took it stay inside. */
export function statementOf(
  row: OwnersMeasure,
  use: Use | undefined,
  prepaidBalance: string | null,
): StatementOfReasons {
  const parameters = (row.parameters ?? {}) as {
    floor?: number;
    ceiling?: number;
    proof?: StatementOfReasons["proof"];
  };
  const { floor, ceiling, proof } = parameters;
  return StatementOfReasons.parse({
    measure: row.kind,
    scope: row.keyId !== null ? "key" : row.endUserId !== null ? "end_user" : "account",
    part: row.keyId ?? row.endUserId,
    effectiveAt: row.at.toISOString(),
    endsAt: row.expiresAt?.toISOString() ?? null,
    territory: "everywhere",
    conduct: Policy.safeParse(row.policy).data ?? null,
    // What a thread gathered was found by a person, all else by a run.
    detectionAutomated: row.campaign?.threadId == null,
    decisionAutomated: row.automated || (floor !== undefined && floor !== ceiling),
    limits: row.kind === "throttle" && floor !== undefined && ceiling !== undefined ? { floor, ceiling } : null,
    proof: row.kind === "require_verification" ? (proof ?? null) : null,
    use:
      use === undefined
        ? null
        : {
            ...{ from: use.from.toISOString(), to: use.to.toISOString(), models: use.models },
            ...{ requests: use.exchanges, outputTokens: use.outputTokens },
          },
    prepaidBalance,
  });
}

/** That measures are over, of which their owners were told and which no appeal was ruled on. */
async function endingsOf(ctx: Context, ended: readonly store.MeasureRow[], now: Date): Promise<NoticeDraft[]> {
  const ids = ended.filter(isOwners).map(({ id }) => id);
  const [statements, ruled, told] = await Promise.all([
    store.readStatements(ctx.db, ids),
    store.readRuledOn(ctx.db, ids),
    store.readEndings(ctx.db, ids),
  ]);
  return ended.filter(isOwners).flatMap(({ id, accountId, disclosure }): NoticeDraft[] => {
    const about = statements.get(id);
    if (about === undefined || ruled.has(id) || told.has(id) || disclosure === "covert") return [];
    const statement = StatementOfReasons.parse(about.statement);
    return [
      {
        ...{ kind: "measure_ended", accountId, decisionId: id, aboutId: about.id, language: about.language, at: now },
        values: (language) => ({
          measure: statementValues(statement, language, now).measure,
          effective: dayIn(language, now),
        }),
      },
    ];
  });
}
