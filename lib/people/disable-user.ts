import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { DisableUser, type UserView } from "./contract";
import { keepAnAdmin } from "./keep-an-admin";
import { disableRow, findUser } from "./store";
import { userView } from "./view";

/**
 * Takes a person's access away: sessions end, API keys stop, the name stays on what they did.
 * @throws `forbidden_transition` when it was taken before, `precondition_failed` for the last admin
 */
export function disableUser(ctx: Context, input: DisableUser): Promise<UserView> {
  return runCommand(
    ctx,
    { permission: "user.manage", schema: DisableUser, input },
    async ({ input, tx, now, record }) => {
      const { userId, reason } = input;
      await keepAnAdmin(tx, userId);
      const done = await disableRow(tx, userId, now);
      const row = await findUser(tx, userId);
      if (row === null) throw notFound("User", userId);
      if (!done) throw forbiddenTransition(`${row.name}'s access was taken away before.`);
      record({ action: "user.disabled", subject: { type: "user", id: userId }, detail: { reason } });
      return userView(row);
    },
  );
}
