import { requirePermission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { countDue } from "../store/feeds";

/** Whether the time of any feed's poll has come. */
export async function areFeedsDue(ctx: Context): Promise<boolean> {
  requirePermission(ctx.actor, "partner.manage");
  return (await countDue(ctx.db, ctx.clock())) > 0;
}
