import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { ErasureList } from "./contract";
import { listStoredErasures } from "./store/erasures";
import { erasureView } from "./view";

const mostShown = 200;

/** Erasures that were asked for, the newest first. */
export const listErasures = (ctx: Context): Promise<ErasureList> =>
  runQuery(ctx, { permission: "retention.read", schema: z.null(), input: null }, async () => ({
    rows: (await listStoredErasures(ctx.db, ctx.warehouse.database, mostShown)).map(erasureView),
  }));
