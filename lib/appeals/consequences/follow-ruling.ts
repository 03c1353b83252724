import { requirePermission } from "@/lib/auth";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { isDomainError, minute } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { AppealDecided, type ConsequenceDetail, type ConsequenceKind } from "../contract";
import { noteAppeal } from "../review/note-appeal";
import { readAppealRow, readRulingRow } from "../store/appeals";
import { lockOutstanding, readDueRulings, writeDone, writeFailed } from "../store/consequences";
import { inNameOf, type Ruled, ruledOf } from "./ruled";
import { ownSteps } from "./steps";

export type Step = (ctx: Context, ruled: Ruled) => Promise<Partial<ConsequenceDetail>>;
/** What of a ruling's consequences is done by modules that this one does not see. */
export type FurtherSteps = Record<Exclude<ConsequenceKind, "reversal" | "disposition" | "measures">, Step>;

/** Nothing is given up: the pauses between tries grow up to so much. */
const longestPause = 6 * 60 * minute;
const pauseAfter = (attempts: number): number => Math.min(longestPause, minute * 2 ** Math.min(attempts, 12));

/**
 * Does what follows from a ruling and is not done yet, each thing by itself: one that is refused is tracked as failed, with why, and
 * tried again; those that rest on it wait. Repeating it does nothing twice.
 */
export function followRuling(ctx: Context, input: AppealDecided, further: FurtherSteps): Promise<void> {
  const command = { permission: "decision.reverse", schema: AppealDecided, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { tx, now } = scope;
    const { appealId } = scope.input;
    const outstanding = await lockOutstanding(tx, appealId);
    const [appeal, ruling] = await Promise.all([readAppealRow(tx, appealId), readRulingRow(tx, appealId)]);
    if (appeal === null || ruling === null) throw new Error(`Nobody has ruled on appeal ${appealId}.`);
    const ruled = ruledOf(appeal, ruling);
    const steps = { ...ownSteps, ...further };
    const failed: ConsequenceKind[] = [];
    for (const { kind, attempts } of outstanding) {
      if (restsOn(kind).some((one) => failed.includes(one))) continue;
      const failure = await attempt(scope, ruled, kind, steps[kind]);
      if (failure === undefined) continue;
      failed.push(kind);
      await writeFailed(tx, appealId, kind, failure, new Date(now.getTime() + pauseAfter(attempts)));
    }
    noteAppeal(scope, "appeal.follow", appeal, { done: outstanding.length - failed.length, failed });
  });
}

/** Nobody is asked for anything new before what was done is taken back, nor before it is said what the account is. */
function restsOn(kind: ConsequenceKind): ConsequenceKind[] {
  if (kind === "disposition") return ["reversal"];
  return kind === "measures" ? ["reversal", "disposition"] : [];
}

/** Returns why it was not done; undefined when it was. */
async function attempt(
  { ctx }: CommandScope<unknown>,
  ruled: Ruled,
  kind: ConsequenceKind,
  step: Step | undefined,
): Promise<string | undefined> {
  const { appealId } = ruled;
  try {
    if (step === undefined) throw new Error(`Nobody does the consequence ${kind}.`);
    const command = { permission: "decision.reverse", schema: AppealDecided, input: { appealId } } as const;
    await runCommand(inNameOf(ctx, ruled), command, async (own) => {
      await writeDone(own.tx, appealId, kind, await step(own.ctx, ruled), own.now);
      own.record({ action: "appeal.consequence", subject: { type: "appeal", id: appealId }, detail: { kind } });
    });
    return undefined;
  } catch (error) {
    if (isDomainError(error)) return error.message;
    logger("appeals").error({ err: error, appealId, consequence: kind }, "a consequence of a ruling failed");
    return "It failed inside Stillwatch, which is logged; it is tried again.";
  }
}

/** Tries again what failed and is due; returns of how many rulings. */
export async function retryRulings(ctx: Context, further: FurtherSteps): Promise<number> {
  requirePermission(ctx.actor, "decision.reverse");
  const due = await readDueRulings(ctx.db, ctx.clock());
  for (const appealId of due) await followRuling(ctx, { appealId }, further);
  return due.length;
}
