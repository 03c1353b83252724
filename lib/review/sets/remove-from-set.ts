import { type Context, runCommand } from "@/lib/command";
import { invalidInput } from "@/lib/kernel";
import { deleteSetMembers, readContained } from "../store/set-members";
import { resizeSet } from "../store/sets";
import { claimSet, recordChange, setViewOf } from "./change-set";
import { type AccountSetView, RemoveFromSet } from "./contract";

/**
 * Takes accounts out of a set; the history keeps which.
 * @throws `conflict` when it changed meanwhile; `invalid_input` where none of them is in it
 */
export const removeFromSet = (ctx: Context, input: RemoveFromSet): Promise<AccountSetView> =>
  runCommand(ctx, { permission: "review.work", schema: RemoveFromSet, input }, async (scope) => {
    const { tx, input } = scope;
    const { id } = await claimSet(scope, input);
    const accountIds = await readContained(tx, id, input.accountIds);
    if (accountIds.length === 0) throw invalidInput("None of them is in the set.", { field: "accountIds" });
    const set = await resizeSet(tx, id, -accountIds.length);
    await recordChange(scope, set, { kind: "removed", accountIds });
    await deleteSetMembers(tx, id, accountIds);
    return setViewOf(set);
  });
