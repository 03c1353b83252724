import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { RetentionView } from "./contract";
import { findRetention } from "./store/policy";
import { retentionView } from "./view";

/** How long what is kept, and how far that is done. */
export const readRetention = (ctx: Context): Promise<RetentionView> =>
  runQuery(ctx, { permission: "retention.read", schema: z.null(), input: null }, async () =>
    retentionView(await findRetention(ctx.db, ctx.warehouse.database)),
  );
