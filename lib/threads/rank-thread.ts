import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { rankNeighbours } from "@/lib/detection";
import { notFound } from "@/lib/kernel";
import type { ThreadNeighbours } from "./contract";
import { stateOf } from "./model";
import { findMemberships, findThread } from "./store";
import { seedValues } from "./view";

const Input = z.object({ threadId: z.uuid() });

/**
 * The accounts that come next in a thread: neither accepted nor rejected, those that share most first.
 * @throws `not_found`; `precondition_failed` before any run over everything
 */
export const rankThread = (ctx: Context, input: z.input<typeof Input>): Promise<ThreadNeighbours> =>
  runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ threadId }) => {
    const row = await findThread(ctx.db, threadId);
    if (row === null) throw notFound("Thread", threadId);
    const { accepted, rejected } = stateOf(row.steps);
    const ranked = await rankNeighbours(ctx, {
      accounts: [...accepted.keys()],
      values: seedValues(row).map(({ kind, value }) => ({ kind, value })),
      without: [...rejected.keys()],
    });
    const campaigns: ThreadNeighbours["campaigns"] = {};
    for (const { accountId, campaign } of await findMemberships(
      ctx.db,
      ranked.rows.map((one) => one.accountId),
    )) {
      campaigns[accountId] = [...(campaigns[accountId] ?? []), campaign];
    }
    return { ...ranked, campaigns };
  });
