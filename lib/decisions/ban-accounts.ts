import { type Context, runCommand } from "@/lib/command";
import { BanAccounts, type DecisionOutcome } from "./contract";
import { measures } from "./measures";
import { shutOff } from "./shut-off";

/**
 * Bans members of a confirmed campaign: only `operated` core members with a hard link, at most 25 at once.
 * @throws `precondition_failed` saying which rule stands against it; `conflict` when the campaign changed meanwhile
 */
export const banAccounts = (ctx: Context, input: BanAccounts): Promise<DecisionOutcome> =>
  runCommand(ctx, { permission: "account.ban", schema: BanAccounts, input }, (scope) => shutOff(scope, measures.ban));
