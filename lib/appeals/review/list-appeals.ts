import { type Context, runQuery } from "@/lib/command";
import { type AppealList, AppealQuery } from "../contract";
import { countAppeals, listAppealRows } from "../store/appeals";
import { summaryOf } from "./view";

/** Appeals with their clocks: escalated first, then what is due first; nobody's words. */
export const listAppeals = (ctx: Context, input: AppealQuery): Promise<AppealList> =>
  runQuery(ctx, { permission: "appeal.read", schema: AppealQuery, input }, async ({ limit, ...filter }) => {
    const person = ctx.actor.id;
    const [rows, counts] = await Promise.all([
      listAppealRows(ctx.db, filter, person, limit),
      countAppeals(ctx.db, person),
    ]);
    return { rows: rows.map(summaryOf), counts };
  });
