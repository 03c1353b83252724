import { type Context, runCommand } from "@/lib/command";
import { type AppealSummary, TakeAppeal } from "../contract";
import { recordEvent } from "../store/events";
import { noteAppeal } from "./note-appeal";
import { requireIndependent, requirePerson } from "./require";
import { summaryAfter } from "./summary-after";

/**
 * Takes an appeal to review it.
 * @throws `forbidden` for who took part in what is challenged, saying how; `conflict` when somebody was first
 */
export const takeAppeal = (ctx: Context, input: TakeAppeal): Promise<AppealSummary> =>
  runCommand(ctx, { permission: "appeal.review", schema: TakeAppeal, input }, async (scope) => {
    const { tx, input, now } = scope;
    const { actor } = ctx;
    requirePerson(actor);
    await requireIndependent(tx, input.appealId, { id: actor.id, name: actor.name });
    const event = { kind: "assigned", reviewerId: actor.id, reviewerName: actor.name } as const;
    const appeal = await recordEvent(tx, { ...input, event, actor, at: now });
    noteAppeal(scope, "appeal.take", appeal);
    return summaryAfter(scope, appeal.id);
  });
