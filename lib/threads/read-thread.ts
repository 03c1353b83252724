import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import type { ThreadView } from "./contract";
import { findThread } from "./store";
import { threadViewOf } from "./view";

const Input = z.object({ threadId: z.uuid() });

/** @throws `not_found` */
export const readThread = (ctx: Context, input: z.input<typeof Input>): Promise<ThreadView> =>
  runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ threadId }) => {
    const row = await findThread(ctx.db, threadId);
    if (row === null) throw notFound("Thread", threadId);
    return threadViewOf(row);
  });
