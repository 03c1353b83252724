import { type Context, runQuery } from "@/lib/command";
import { inTransaction } from "@/lib/db";
import { isDomainError } from "@/lib/kernel";
import { takenBackBy } from "../consequences/carry-out";
import { rehearse } from "../consequences/rehearse";
import { type Ruled, ruledOf } from "../consequences/ruled";
import { DecideAppeal, type RulingPreview } from "../contract";
import type { AppealWithNotice } from "../store/appeals";
import { type Challenged, readChallenged } from "../store/consequences";
import { writeReply } from "./decide-appeal";
import { followsFrom } from "./follows-from";
import { requireAppeal, requireIndependent } from "./require";
import { conditionsOf, requirePoint } from "./rule";

/** What is written so far; the reason for colleagues is no part of what is seen. */
const PreviewRuling = DecideAppeal.omit({ version: true, reason: true });
export type PreviewRuling = Omit<DecideAppeal, "version" | "reason">;

class Written extends Error {
  constructor(readonly reply: { subject: string; body: string }) {
    super();
  }
}

/**
 * The reply in the very words that would be sent, and what would follow from a ruling. Nothing is written: the ruling is carried out and
 * undone at once, so that what stands against it is known before.
 */
export const previewRuling = (ctx: Context, input: PreviewRuling): Promise<RulingPreview> =>
  runQuery(ctx, { permission: "appeal.review", schema: PreviewRuling, input }, async (input) => {
    const appeal = await requireAppeal(ctx.db, input.appealId);
    await requireIndependent(ctx.db, input.appealId, ctx.actor);
    const challenged = await readChallenged(ctx.db, appeal.decisionId);
    const reply = await unwritten(ctx, input, appeal);
    const follows = followsFrom(input.ruling, challenged.decision.kind);
    if (challenged.reversal !== null) follows.unshift(takenBackBy(challenged.reversal));
    return {
      subject: reply.subject,
      reply: reply.body,
      follows,
      obstacle: await obstacleTo(ctx, input, appeal, challenged),
    };
  });

type Input = Omit<Parameters<typeof writeReply>[0]["input"], never> & { appealId: string };

async function unwritten(
  ctx: Context,
  input: Input,
  appeal: AppealWithNotice,
): Promise<{ subject: string; body: string }> {
  try {
    return await inTransaction(ctx.db, async (tx) => {
      throw new Written(await writeReply({ tx, now: ctx.clock(), input }, appeal));
    });
  } catch (error) {
    if (error instanceof Written) return error.reply;
    if (isDomainError(error, "precondition_failed")) return { subject: "", body: "" };
    throw error;
  }
}

async function obstacleTo(
  ctx: Context,
  input: Input,
  appeal: AppealWithNotice,
  challenged: Challenged,
): Promise<string | null> {
  try {
    await requirePoint(ctx, input.appealId, input.point);
    const conditions = conditionsOf(input.ruling, challenged);
    await rehearse(ctx, ruled(ctx, input, appeal, conditions));
    return null;
  } catch (error) {
    if (isDomainError(error)) return error.message;
    throw error;
  }
}

const ruled = (ctx: Context, input: Input, appeal: AppealWithNotice, conditions: Ruled["conditions"]): Ruled =>
  ruledOf(appeal, {
    ...{
      outcome: input.ruling.outcome,
      conditions,
      reason: "Looked at before the ruling.",
      point: input.point,
      reply: "",
    },
    ...{
      snapshotThen: null,
      snapshotNow: "",
      ruledById: ctx.actor.id,
      ruledByName: ctx.actor.name,
      ruledAt: ctx.clock(),
    },
  });
