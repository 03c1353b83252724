import { type Context, runCommand } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { SetRoles, type UserView } from "./contract";
import { keepAnAdmin } from "./keep-an-admin";
import { findUser, updateRoles } from "./store";
import { userView } from "./view";

/** Says what a person is in the team; it holds from their next request. Throws `precondition_failed` for the last admin. */
export function setRoles(ctx: Context, input: SetRoles): Promise<UserView> {
  return runCommand(ctx, { permission: "user.manage", schema: SetRoles, input }, async ({ input, tx, record }) => {
    const { userId, roles } = input;
    if (!roles.includes("admin")) await keepAnAdmin(tx, userId);
    const before = await findUser(tx, userId);
    if (before === null) throw notFound("User", userId);
    const row = await updateRoles(tx, userId, roles);
    record({
      action: "user.roles_set",
      subject: { type: "user", id: userId },
      detail: { from: before.roles, to: roles },
    });
    return userView(row);
  });
}
