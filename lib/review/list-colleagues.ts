import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { Colleague } from "./contract";
import { findReviewers } from "./store/colleagues";

/** Whom something can be handed over to. */
export const listColleagues = (ctx: Context): Promise<{ rows: Colleague[] }> =>
  runQuery(ctx, { permission: "review.work", schema: z.null(), input: null }, async () => ({
    rows: await findReviewers(ctx.db),
  }));
