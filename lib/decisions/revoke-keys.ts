import { type Context, runCommand } from "@/lib/command";
import { type DecisionOutcome, RevokeKeys } from "./contract";
import { measures } from "./measures";
import { shutOff } from "./shut-off";

/** Revokes the keys of members: the default for `compromised` ones, whose owner keeps the account. */
export const revokeKeys = (ctx: Context, input: RevokeKeys): Promise<DecisionOutcome> =>
  runCommand(ctx, { permission: "key.revoke", schema: RevokeKeys, input }, (scope) =>
    shutOff(scope, measures.revoke_key),
  );
