import { type Context, runCommand } from "@/lib/command";
import { BanAccounts, type DecisionOutcome } from "./contract";
import { banGround, refusalOfBan } from "./model";
import { shutOff } from "./shut-off";

/**
 * Bans members of a confirmed campaign: only `operated` core members with a hard link, at most 25 at once.
 * @throws `precondition_failed` saying which rule stands against it; `conflict` when the campaign changed meanwhile
 */
export function banAccounts(ctx: Context, input: BanAccounts): Promise<DecisionOutcome> {
  const command = { permission: "account.ban", schema: BanAccounts, input } as const;
  return runCommand(ctx, command, (scope) =>
    shutOff(scope, { kind: "ban", action: "account.ban", ground: banGround, refusal: refusalOfBan }),
  );
}
