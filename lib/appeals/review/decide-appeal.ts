import type { z } from "zod";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { takeSnapshot } from "@/lib/decisions";
import { forbidden, newId } from "@/lib/kernel";
import { rehearse } from "../consequences/rehearse";
import { ruledOf } from "../consequences/ruled";
import { consequencesOf } from "../consequences/steps";
import { type AppealSummary, DecideAppeal, ReleaseAppeal } from "../contract";
import { writeNotice } from "../notices/write-notice";
import { type AppealWithNotice, insertRuling, lockAccount, readInvolvement, readNoticeText } from "../store/appeals";
import { announceRuling, insertConsequences, readChallenged } from "../store/consequences";
import { recordEvent } from "../store/events";
import { noteAppeal } from "./note-appeal";
import { replyValues } from "./reply-values";
import { requireAppeal, requireIndependent, requirePerson, requireReviewer } from "./require";
import { conditionsOf, requirePoint } from "./rule";
import { summaryAfter } from "./summary-after";

/**
 * Rules on an appeal, for good: the reply goes out in the words that the preview showed, and all that follows is written down with it, to
 * be done and tracked. A reviewer who turns out to have taken part loses the appeal, which is free again.
 * @throws `forbidden` for who is involved; `precondition_failed` for a point that the appellant did not make and for measures that the
 * rules refuse; `conflict` when the appeal changed meanwhile
 */
export async function decideAppeal(ctx: Context, input: DecideAppeal): Promise<AppealSummary> {
  const parsed = ReleaseAppeal.safeParse(input);
  if (parsed.success && ctx.actor.permissions.has("appeal.review")) await releaseInvolved(ctx, parsed.data.appealId);
  return runCommand(ctx, { permission: "appeal.review", schema: DecideAppeal, input }, rule);
}

async function rule(scope: CommandScope<z.output<typeof DecideAppeal>>): Promise<AppealSummary> {
  const { tx, ctx, now, input } = scope;
  const { appealId, version, point, reason, ruling } = input;
  requirePerson(ctx.actor);
  const appeal = await requireAppeal(tx, appealId);
  requireReviewer(appeal, ctx.actor);
  await lockAccount(tx, appeal.accountId);
  await requireIndependent(tx, appealId, ctx.actor);
  await requirePoint(ctx, appealId, point);
  const challenged = await readChallenged(tx, appeal.decisionId);
  const conditions = conditionsOf(ruling, challenged);
  const reply = await writeReply(scope, appeal);
  const written = {
    ...{
      outcome: ruling.outcome,
      conditions,
      reason,
      point,
      reply: reply.body,
      snapshotThen: challenged.decision.snapshotHash,
    },
    snapshotNow: await takeSnapshot(ctx, appeal.campaignId, [appeal.accountId]),
    ...{ ruledById: ctx.actor.id, ruledByName: ctx.actor.name, ruledAt: now },
  };
  await rehearse(ctx, ruledOf(appeal, written));
  await insertRuling(tx, { appealId, ...written });
  await recordEvent(tx, {
    appealId,
    version,
    event: { kind: "decided", outcome: ruling.outcome },
    actor: ctx.actor,
    at: now,
  });
  const consequences = consequencesOf(ruling.outcome, conditions);
  if (consequences.length > 0) {
    await insertConsequences(tx, appealId, consequences);
    await announceRuling(tx, newId(), appealId);
  }
  const { snapshotThen, snapshotNow } = written;
  noteAppeal(scope, "appeal.decide", appeal, { outcome: ruling.outcome, snapshotThen, snapshotNow, consequences });
  return summaryAfter(scope, appealId);
}

type Reply = CommandScope<Pick<z.output<typeof DecideAppeal>, "ruling" | "point" | "answer">>;

/** Writes the reply in the transaction of the ruling. Returns its exact words, but for the secret of its link. */
export async function writeReply(
  { tx, now, input }: Pick<Reply, "tx" | "now" | "input">,
  { id: appealId, accountId, decisionId }: AppealWithNotice,
): Promise<{ subject: string; body: string }> {
  const challenged = await readChallenged(tx, decisionId);
  const values = replyValues(input, challenged, conditionsOf(input.ruling, challenged), now);
  const { noticeId } = await writeNotice(tx, { kind: "appeal_reply", accountId, appealId, values, at: now });
  return readNoticeText(tx, noticeId);
}

/** Frees an appeal of a reviewer who has taken part since, before anything else; throws `forbidden` then. */
async function releaseInvolved(ctx: Context, appealId: string): Promise<void> {
  const appeal = await requireAppeal(ctx.db, appealId);
  if (appeal.reviewerId !== ctx.actor.id || appeal.endedAt !== null) return;
  const how = await readInvolvement(ctx.db, appealId, ctx.actor.id);
  if (how === null) return;
  const input = { appealId, version: appeal.version };
  await runCommand(ctx, { permission: "appeal.review", schema: ReleaseAppeal, input }, async (scope) => {
    const detail = { because: "involved" };
    await recordEvent(scope.tx, {
      ...scope.input,
      event: { kind: "released" },
      detail,
      actor: ctx.actor,
      at: scope.now,
    });
    noteAppeal(scope, "appeal.release", appeal, { because: how });
  });
  throw forbidden(
    `You ${how} since you took this appeal: it is free again, for somebody who took no part. Nothing was decided.`,
  );
}
