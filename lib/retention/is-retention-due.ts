import { requirePermission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { environment } from "@/lib/env";
import { dayOf } from "./model";
import { isDue } from "./store/policy";

/** Whether there is anything that a run of retention would have to look at by now. */
export function isRetentionDue(ctx: Context): Promise<boolean> {
  requirePermission(ctx.actor, "retention.manage");
  const today = new Date(`${dayOf(ctx.clock())}T00:00:00Z`);
  return isDue(ctx.db, ctx.warehouse.database, { today, asked: environment().keepPrompts !== "always" });
}
