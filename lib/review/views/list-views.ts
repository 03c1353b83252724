import { type Context, runQuery } from "@/lib/command";
import { findViews } from "../store/views";
import { type SavedViewList, ViewQuery } from "./contract";
import { viewOf } from "./own-view";

/** The views of a page: one's own, and those of others that are shared. */
export const listViews = (ctx: Context, input: ViewQuery): Promise<SavedViewList> =>
  runQuery(ctx, { permission: "campaign.read", schema: ViewQuery, input }, async ({ page }) => ({
    rows: (await findViews(ctx.db, page, ctx.actor.id)).map(viewOf),
  }));
