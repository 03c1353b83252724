import { type Context, runCommand } from "@/lib/command";
import { type AppealSummary, AskAppellant } from "../contract";
import { dayIn } from "../notices/public-words";
import { writeNotice } from "../notices/write-notice";
import { recordEvent } from "../store/events";
import { noteAppeal } from "./note-appeal";
import { requireAppeal, requireIndependent, requireReviewer } from "./require";
import { summaryAfter } from "./summary-after";

/** Asks the appellant something; the clock of the review stands still until there is an answer, or the time for it is over. */
export const askAppellant = (ctx: Context, input: AskAppellant): Promise<AppealSummary> =>
  runCommand(ctx, { permission: "appeal.review", schema: AskAppellant, input }, async (scope) => {
    const { tx, now } = scope;
    const { appealId, version, question } = scope.input;
    const before = await requireAppeal(tx, appealId);
    requireReviewer(before, ctx.actor);
    await requireIndependent(tx, appealId, ctx.actor);
    const appeal = await recordEvent(tx, {
      appealId,
      version,
      event: { kind: "asked" },
      text: question,
      actor: ctx.actor,
      at: now,
    });
    const { accountId, answerDueAt } = appeal;
    await writeNotice(tx, {
      ...{ kind: "appeal_question", accountId, appealId, at: now },
      values: (language) => ({ question, answer_until: dayIn(language, answerDueAt ?? now) }),
    });
    noteAppeal(scope, "appeal.ask", appeal);
    return summaryAfter(scope, appealId);
  });
