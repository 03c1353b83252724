import { type Context, runCommand } from "@/lib/command";
import { invalidInput, tooLarge } from "@/lib/kernel";
import { insertSetMembers, readContained } from "../store/set-members";
import { resizeSet } from "../store/sets";
import { claimSet, outcomeOf, recordChange } from "./change-set";
import { AddToSet, mostInSet, type SetOutcome } from "./contract";
import { resolveSource } from "./resolve-source";

/**
 * Adds accounts to a set; those that are in it stay as they were.
 * @throws `conflict` when it changed meanwhile; `invalid_input` where all are in it; what {@link resolveSource} throws
 */
export const addToSet = (ctx: Context, input: AddToSet): Promise<SetOutcome> =>
  runCommand(ctx, { permission: "review.work", schema: AddToSet, input }, async (scope) => {
    const { tx, input } = scope;
    const claimed = await claimSet(scope, input);
    const resolved = await resolveSource(scope.ctx, input.source);
    const contained = new Set(await readContained(tx, claimed.id, resolved.accountIds));
    const accountIds = resolved.accountIds.filter((id) => !contained.has(id));
    if (accountIds.length === 0) throw invalidInput("All of them are in the set already.", { field: "source" });
    if (claimed.accounts + accountIds.length > mostInSet)
      throw tooLarge(`A set has at most ${mostInSet.toLocaleString("en")} accounts.`);
    const set = await resizeSet(tx, claimed.id, accountIds.length);
    const changeId = await recordChange(scope, set, { kind: "added", accountIds, origin: resolved.origin });
    await insertSetMembers(tx, set.id, changeId, accountIds);
    return outcomeOf(set, accountIds.length, resolved);
  });
