import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { HoldList } from "./contract";
import { listStoredHolds } from "./store/holds";
import { holdView } from "./view";

/** All legal holds, those that are over too, the newest first. */
export const listHolds = (ctx: Context): Promise<HoldList> =>
  runQuery(ctx, { permission: "retention.read", schema: z.null(), input: null }, async () => {
    const now = ctx.clock();
    return { rows: (await listStoredHolds(ctx.db, ctx.warehouse.database)).map((hold) => holdView(hold, now)) };
  });
