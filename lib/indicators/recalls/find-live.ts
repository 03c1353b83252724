import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { readLive } from "../store/recalls";

const Input = z.object({ campaignId: z.uuid().optional(), accountIds: z.array(z.string()).optional() });

/** What partners have of a campaign or of accounts and was not taken back: how many objects, and whose tokens. */
export function findLive(
  ctx: Context,
  input: z.input<typeof Input>,
): Promise<{ objects: number; accountIds: string[] }> {
  return runQuery(ctx, { permission: "bundle.recall", schema: Input, input }, (which) => readLive(ctx.db, which));
}
