import { type Context, runCommand } from "@/lib/command";
import { claimSet, recordChange } from "./change-set";
import { DeleteSet } from "./contract";

/** Takes a set out of sight; its members and its history stay stored. Throws `conflict` when it changed meanwhile. */
export const deleteSet = (ctx: Context, input: DeleteSet): Promise<null> =>
  runCommand(ctx, { permission: "review.work", schema: DeleteSet, input }, async (scope) => {
    const set = await claimSet(scope, scope.input, { deletedAt: scope.now });
    await recordChange(scope, set, { kind: "deleted" });
    return null;
  });
