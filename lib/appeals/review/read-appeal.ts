import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { listDecisions } from "@/lib/decisions";
import { notFound } from "@/lib/kernel";
import { viewConsequences } from "../consequences/view";
import type { AppealSummary, AppealView } from "../contract";
import { listAppealRows, readEventRows, readFileRows, readReply, readRulingRow } from "../store/appeals";
import { readAgainst, readNow, readThen } from "./evidence";
import { requireAppeal } from "./require";
import { eventOf, fileViewOf, rulingOf, summaryOf } from "./view";

const Input = z.object({ appealId: z.uuid() });

/**
 * All that a reviewer judges by: what speaks for the account, the evidence of the day of the decision beside that of today, and what came
 * of it. The appellant's words and files are for reviewers who took no part. Each reading is recorded.
 */
export function readAppeal(ctx: Context, input: z.input<typeof Input>): Promise<AppealView> {
  const audited = ({ appealId }: { appealId: string }) => ({
    action: "appeal.read",
    subject: { type: "appeal", id: appealId },
  });
  return runQuery(ctx, { permission: "appeal.read", schema: Input, input, audited }, async ({ appealId }) => {
    const { db, actor } = ctx;
    const appeal = await requireAppeal(db, appealId);
    const [row] = await listAppealRows(db, { part: "all", id: appealId }, actor.id, 1);
    if (row === undefined) throw notFound("Appeal", appealId);
    const summary = summaryOf(row);
    const hidden = whyHidden(ctx, summary);
    const [[challenged], events, files, atDecision, today, against, ruling, consequences, reply] = await Promise.all([
      listDecisions(ctx, { ids: [appeal.decisionId] }),
      readEventRows(db, appealId),
      hidden === null ? readFileRows(db, appealId) : [],
      readThen(ctx, appeal),
      readNow(ctx, appeal),
      readAgainst(ctx, appeal),
      readRulingRow(db, appealId),
      viewConsequences(ctx, appealId),
      readReply(db, appealId),
    ]);
    if (challenged === undefined) throw notFound("Decision", appeal.decisionId);
    return {
      ...{ appeal: summary, challenged, told: appeal.notice.body, hidden },
      events: events.map((event) => eventOf(event, hidden === null)),
      files: files.map(fileViewOf),
      ...against,
      ...{ atDecision, today, consequences },
      ruling: ruling === null ? null : rulingOf(ruling, hidden === null),
      replyState: reply?.state ?? null,
    };
  });
}

/** Why somebody does not see the appellant's words; null for who reviews appeals and took no part, and for who ruled on this one. */
export function whyHidden({ actor }: Context, { reviewer, involvement, status }: AppealSummary): string | null {
  if (!actor.permissions.has("appeal.review")) return "The appellant's words are for those who review appeals.";
  const hasRuled = status === "decided" && reviewer?.id === actor.id;
  if (involvement === null || hasRuled) return null;
  return `You ${involvement}: the appellant's words are for somebody who took no part.`;
}
