import { requirePermission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { countDue } from "../store/sources";

/** Whether the time of any source's poll has come. */
export async function areSourcesDue(ctx: Context): Promise<boolean> {
  requirePermission(ctx.actor, "partner.manage");
  return (await countDue(ctx.db, ctx.clock())) > 0;
}
