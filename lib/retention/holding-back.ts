import type { Context } from "@/lib/command";
import type { LegalHold } from "@/prisma/generated/client";
import type { HoldScope } from "./contract";
import { isWithin } from "./model";
import { readDaysOf } from "./store/erasing";
import { activeHolds, namedBy, nameNewMembers } from "./store/holds";

/** Active holds that keep something of an account: those that name it, and windows that it has exchanges in. */
export async function holdingBack(
  ctx: Pick<Context, "db" | "warehouse">,
  accountId: string,
  now: Date,
): Promise<LegalHold[]> {
  const holds = await activeHolds(ctx.db, ctx.warehouse.database, now);
  if (holds.length === 0) return [];
  await nameNewMembers(ctx.db, holds);
  const naming = await namedBy(ctx.db, accountId);
  const days = await readDaysOf(ctx.warehouse, accountId);
  return holds.filter((hold) => {
    const scope = hold.scope as HoldScope;
    return scope.type === "window" ? days.some((day) => isWithin(day, [scope])) : naming.has(hold.id);
  });
}
