import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { readQuietWindow as read } from "../../store/quiet-windows";
import type { QuietWindowView } from "./contract";
import { quietWindowView } from "./view";

const Input = z.object({ campaignId: z.uuid() });

/** The quiet window of a campaign that holds now; null for none. */
export const readQuietWindow = (ctx: Context, input: z.input<typeof Input>): Promise<QuietWindowView | null> =>
  runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId }) => {
    const window = await read(ctx.db, campaignId, ctx.clock());
    return window && quietWindowView(window);
  });
