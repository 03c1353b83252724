import { type Context, runCommand } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { findSet } from "../store/sets";
import { claimSet, recordChange, requireOwnName, setViewOf } from "./change-set";
import { type AccountSetView, RenameSet } from "./contract";

/** Gives a set another name and description. Throws `conflict` when it changed meanwhile or the name is taken. */
export const renameSet = (ctx: Context, input: RenameSet): Promise<AccountSetView> =>
  runCommand(ctx, { permission: "review.work", schema: RenameSet, input }, async (scope) => {
    const { setId, name, description } = scope.input;
    const before = await findSet(scope.tx, setId);
    if (before === null) throw notFound("Set", setId);
    await requireOwnName(scope, name, setId);
    const set = await claimSet(scope, scope.input, { name, description });
    await recordChange(scope, set, { kind: "renamed", note: before.name });
    return setViewOf(set);
  });
