import { type Context, runCommand } from "@/lib/command";
import { type DecisionOutcome, RevokeKeys } from "./contract";
import { refusalOfRevocation, revocationGround } from "./model";
import { shutOff } from "./shut-off";

/** Revokes the keys of members: the default for `compromised` ones, whose owner keeps the account. */
export function revokeKeys(ctx: Context, input: RevokeKeys): Promise<DecisionOutcome> {
  const command = { permission: "key.revoke", schema: RevokeKeys, input } as const;
  return runCommand(ctx, command, (scope) =>
    shutOff(scope, {
      kind: "revoke_key",
      action: "key.revoke",
      ground: revocationGround,
      refusal: refusalOfRevocation,
    }),
  );
}
