import type { Context } from "@/lib/command";
import type { HoldScope } from "./contract";
import type { Held } from "./model";
import { accountsOf, activeHolds, nameNewMembers } from "./store/holds";

/** All that active holds keep, members that campaigns have got since among it. */
export async function readHeld(ctx: Pick<Context, "db" | "warehouse">, now: Date): Promise<Held> {
  const holds = await activeHolds(ctx.db, ctx.warehouse.database, now);
  await nameNewMembers(ctx.db, holds);
  const windows = holds.map(({ scope }) => scope as HoldScope).filter((scope) => scope.type === "window");
  return {
    windows,
    accountIds: await accountsOf(
      ctx.db,
      holds.map(({ id }) => id),
    ),
  };
}
