import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { listOrderRows } from "../store/standing-orders";
import type { StandingOrderView } from "./contract";
import { viewOrders } from "./view";

const Input = z.object({ campaignId: z.uuid().optional() });

/** Standing orders, the newest first. */
export const listStandingOrders = (ctx: Context, input: z.input<typeof Input>): Promise<StandingOrderView[]> =>
  runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId }) =>
    viewOrders(ctx.db, await listOrderRows(ctx.db, campaignId), ctx.clock()),
  );
