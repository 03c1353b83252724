import { passwordHash } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { conflict } from "@/lib/kernel";
import { CreateUser, type UserView } from "./contract";
import { findUserByEmail, insertUser } from "./store";
import { userView } from "./view";

/** Lets a person in, with a first password that they change themselves. Throws `conflict` when the e-mail is taken. */
export function createUser(ctx: Context, input: CreateUser): Promise<UserView> {
  return runCommand(
    ctx,
    { permission: "user.manage", schema: CreateUser, input },
    async ({ input, tx, now, record }) => {
      const { name, email, roles, password } = input;
      if (await findUserByEmail(tx, email)) throw conflict(`Somebody with the e-mail ${email} is here already.`);
      const row = await insertUser(tx, { name, email, roles, passwordHash: await passwordHash(password), now });
      record({ action: "user.created", subject: { type: "user", id: row.id }, detail: { email, roles } });
      return userView(row);
    },
  );
}
