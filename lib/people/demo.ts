import { appendAudit } from "@/lib/audit";
import { passwordHash, type Role, roles, systemActor } from "@/lib/auth";
import { type Database, inTransaction } from "@/lib/db";
import { environment } from "@/lib/env";
import { newId, preconditionFailed } from "@/lib/kernel";
import { findUserByEmail, insertUser } from "./store";

export interface DemoSignIn {
  role: Role;
  email: string;
  password: string;
}

const names: Record<Role, string> = {
  viewer: "Vera Lindqvist",
  analyst: "Anders Okafor",
  lead: "Leila Haddad",
  appeals_reviewer: "Aroha Ngata",
  sharing_officer: "Sofia Marchetti",
  legal: "Lev Abramov",
  support: "Suri Patel",
  auditor: "Aiko Tanaka",
  admin: "Adam Kowalski",
};

/** One sign-in for each role. The passwords are public: they open demonstrations and nothing else. */
export const demoSignIns: DemoSignIn[] = roles.map((role) => ({
  role,
  email: `${role.replaceAll("_", ".")}@stillwatch.demo`,
  password: `${role.replaceAll("_", "-")}-watches-still`,
}));

/**
 * Makes the demonstration's people, those who are missing; roles and passwords that somebody changed stay.
 * @throws `precondition_failed` unless STILLWATCH_DEMO is on: well-known passwords have no place elsewhere.
 */
export async function ensureDemoUsers(db: Database): Promise<DemoSignIn[]> {
  if (!environment().demo) throw preconditionFailed("Demonstration sign-ins are made only with STILLWATCH_DEMO=1.");
  const { type, id, name } = systemActor("demonstration", []);
  for (const { role, email, password } of demoSignIns) {
    if (await findUserByEmail(db, email)) continue;
    const hash = await passwordHash(password);
    await inTransaction(db, async (tx) => {
      const now = new Date();
      const row = await insertUser(tx, { name: names[role], email, roles: [role], passwordHash: hash, now });
      const subject = { type: "user", id: row.id };
      const detail = { email, roles: [role], demonstration: true };
      const actor = { type, id, name };
      await appendAudit(tx, [{ access: "write", action: "user.created", actor, subject, requestId: newId(), detail }]);
    });
  }
  return demoSignIns;
}
