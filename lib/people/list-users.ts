import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { UserList } from "./contract";
import { findUsers } from "./store";
import { userView } from "./view";

/** Everybody with an account, those who may no longer enter last. */
export function listUsers(ctx: Context): Promise<UserList> {
  return runQuery(ctx, { permission: "user.manage", schema: z.object({}), input: {} }, async () => ({
    users: (await findUsers(ctx.db)).map(userView),
  }));
}
