import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type CommandRecord, type Context, runCommand } from "@/lib/command";
import { type Database, inTransaction } from "@/lib/db";
import { takeTurn } from "./store/proofs";

/**
 * Does what is done again and again, one process at a time, in one transaction; it goes into the record when something came of it.
 * Returns undefined when another process is at it.
 */
export async function inTurn<Result>(
  ctx: Context,
  name: string,
  work: (tx: Database, now: Date) => Promise<{ result: Result; entry: CommandRecord | undefined }>,
): Promise<Result | undefined> {
  requirePermission(ctx.actor, "enforcement.manage");
  return inTransaction(ctx.db, async (tx) => {
    if (!(await takeTurn(tx, name))) return undefined;
    const { result, entry } = await work(tx, ctx.clock());
    if (entry !== undefined) {
      const command = { permission: "enforcement.manage", schema: z.null(), input: null } as const;
      await runCommand({ ...ctx, db: tx }, command, async ({ record }) => record(entry));
    }
    return result;
  });
}
