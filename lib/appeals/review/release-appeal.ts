import { type Context, runCommand } from "@/lib/command";
import { type AppealSummary, ReleaseAppeal } from "../contract";
import { recordEvent } from "../store/events";
import { noteAppeal } from "./note-appeal";
import { requireAppeal, requireReviewer } from "./require";
import { summaryAfter } from "./summary-after";

/** Gives an appeal back, for somebody else to take. Throws `forbidden_transition` unless it is one's own. */
export const releaseAppeal = (ctx: Context, input: ReleaseAppeal): Promise<AppealSummary> =>
  runCommand(ctx, { permission: "appeal.review", schema: ReleaseAppeal, input }, async (scope) => {
    const { tx, input, now } = scope;
    requireReviewer(await requireAppeal(tx, input.appealId), ctx.actor);
    const detail = { because: "given_back" };
    const appeal = await recordEvent(tx, { ...input, event: { kind: "released" }, detail, actor: ctx.actor, at: now });
    noteAppeal(scope, "appeal.release", appeal);
    return summaryAfter(scope, appeal.id);
  });
