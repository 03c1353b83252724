import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { ApiKeyList } from "./contract";
import { findKeys, findUsers } from "./store";
import { apiKeyView } from "./view";

/** Every key, newest first, with whose it is and whether it still opens anything. */
export function listApiKeys(ctx: Context): Promise<ApiKeyList> {
  return runQuery(ctx, { permission: "user.manage", schema: z.object({}), input: {} }, async () => {
    const [rows, users] = [await findKeys(ctx.db), await findUsers(ctx.db)];
    const owners = new Map(users.map((user) => [user.id, user]));
    const now = ctx.clock();
    return { keys: rows.map((row) => apiKeyView(row, owners.get(row.referenceId), now)) };
  });
}
