import { type Context, runCommand } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { insertSetMembers } from "../store/set-members";
import { insertSet } from "../store/sets";
import { outcomeOf, recordChange, requireOwnName } from "./change-set";
import { MakeSet, type SetOutcome } from "./contract";
import { resolveSource } from "./resolve-source";

/**
 * Makes a named set that the whole team works on. Ids that belong to no account are left out and given back.
 * @throws `conflict` for a name that is taken; what {@link resolveSource} throws
 */
export const makeSet = (ctx: Context, input: MakeSet): Promise<SetOutcome> =>
  runCommand(ctx, { permission: "review.work", schema: MakeSet, input }, async (scope) => {
    const { tx, now, input } = scope;
    const { name, description, source } = input;
    await requireOwnName(scope, name);
    const resolved = await resolveSource(scope.ctx, source);
    const { accountIds, origin } = resolved;
    const { actor } = ctx;
    const made = { madeById: actor.id, madeBy: actor.name, madeAt: now, changedAt: now };
    const set = await insertSet(tx, { id: newId(), name, description, accounts: accountIds.length, ...made });
    const changeId = await recordChange(scope, set, { kind: "made", accountIds, origin });
    await insertSetMembers(tx, set.id, changeId, accountIds);
    return outcomeOf(set, accountIds.length, resolved);
  });
