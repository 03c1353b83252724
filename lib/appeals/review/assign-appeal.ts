import { type Context, runCommand } from "@/lib/command";
import { conflict, forbidden, notFound } from "@/lib/kernel";
import { type AppealSummary, AssignAppeal } from "../contract";
import { readReviewers } from "../store/appeals";
import { recordEvent } from "../store/events";
import { reviewingRoles } from "./list-appeal-reviewers";
import { noteAppeal } from "./note-appeal";
import { requireAppeal } from "./require";
import { summaryAfter } from "./summary-after";

/**
 * Gives an appeal to a reviewer, also one that a colleague has.
 * @throws `forbidden` for somebody who took part in what is challenged, saying how; `not_found` for somebody who reviews no appeals
 */
export const assignAppeal = (ctx: Context, input: AssignAppeal): Promise<AppealSummary> =>
  runCommand(ctx, { permission: "appeal.assign", schema: AssignAppeal, input }, async (scope) => {
    const { tx, now } = scope;
    const { appealId, reviewerId, version } = scope.input;
    const appeal = await requireAppeal(tx, appealId);
    const reviewer = (await readReviewers(tx, appealId, reviewingRoles)).find(({ id }) => id === reviewerId);
    if (reviewer === undefined) throw notFound("Reviewer", reviewerId);
    const { involvement, name } = reviewer;
    if (involvement !== null) throw forbidden(`${name} ${involvement}: give it to somebody who took no part.`);
    if (appeal.reviewerId === reviewerId) throw conflict(`${name} has it already.`);
    const shared = { appealId, actor: ctx.actor, at: now };
    const held = appeal.reviewerId !== null && appeal.endedAt === null;
    const detail = { because: "assigned_to_another" };
    const freed = held ? await recordEvent(tx, { ...shared, version, event: { kind: "released" }, detail }) : appeal;
    const event = { kind: "assigned", reviewerId, reviewerName: name } as const;
    await recordEvent(tx, { ...shared, version: held ? freed.version : version, event });
    noteAppeal(scope, "appeal.assign", appeal, { reviewerId });
    return summaryAfter(scope, appealId);
  });
