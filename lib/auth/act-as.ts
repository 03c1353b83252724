import type { Database } from "@/lib/db";
import { notFound } from "@/lib/kernel";
import type { Actor } from "./actor";
import { permissionsOfRoles } from "./permissions";
import { findColleague } from "./store";

/**
 * A person as an actor, without a sign-in: for the command line, whose user can open the stores anyway. Throws `not_found`
 * for an address that is nobody's and for people whose access was taken away.
 */
export async function actAs(db: Database, email: string): Promise<Actor> {
  const user = await findColleague(db, email);
  if (user === undefined) throw notFound("User", email);
  return { type: "user", id: user.id, name: user.name, permissions: permissionsOfRoles(user.roles) };
}
