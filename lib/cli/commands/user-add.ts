import { randomBytes } from "node:crypto";
import { Role } from "@/lib/auth/contract";
import { invalidInput } from "@/lib/kernel";
import { createUser } from "@/lib/people";
import { command } from "../command";
import { withInstallation } from "../installation";

/** The first admin of an installation comes this way; the others can be let in from the console. */
export const userAdd = command({
  name: "user add",
  summary: "Lets a person in and prints a first password, which they change in their settings.",
  operand: { value: "EMAIL", help: "what they sign in with" },
  options: {
    roles: { type: "text", value: "ROLE,…", required: true, help: `one or more of ${Role.options.join(", ")}` },
    name: { type: "text", value: "NAME", help: "how the record calls them (the e-mail by default)" },
  },
  run: ({ roles, name }, terminal, email) =>
    withInstallation(terminal, ["user.manage"], async (ctx) => {
      const password = randomBytes(15).toString("base64url");
      const user = await createUser(ctx, {
        email,
        name: name ?? email,
        password,
        roles: roles.split(",").map(roleNamed),
      });
      await terminal.out(`${JSON.stringify({ email: user.email, roles: user.roles, password })}\n`);
    }),
});

function roleNamed(text: string): Role {
  const role = Role.safeParse(text.trim());
  if (!role.success)
    throw invalidInput(`${text.trim()} is no role: use ${Role.options.join(", ")}.`, { field: "roles" });
  return role.data;
}
