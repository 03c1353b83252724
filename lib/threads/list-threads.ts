import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { ThreadList } from "./contract";
import { countThreads, findThreads } from "./store";
import { listedOf } from "./view";

const mostListed = 200;

/** Everybody's threads, those that somebody worked on last first. */
export const listThreads = (ctx: Context): Promise<ThreadList> =>
  runQuery(ctx, { permission: "campaign.read", schema: z.object({}), input: {} }, async () => {
    const [rows, total] = await Promise.all([findThreads(ctx.db, mostListed), countThreads(ctx.db)]);
    return { rows: rows.map(listedOf), total };
  });
