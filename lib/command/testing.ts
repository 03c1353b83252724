import { type Actor, permissionsOfRoles, type Role } from "@/lib/auth";
import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { type Warehouse, warehouse } from "@/lib/warehouse";
import type { Context } from "./context";

export const testActor = (roles: Role[], name = roles.join("+")): Actor => ({
  type: "user",
  id: `user-${name}`,
  name,
  permissions: permissionsOfRoles(roles),
});

/** A context as people of these roles would have it, on the stores of the test. */
export const testContext = (db: Database, roles: Role[], over: Partial<Context> = {}): Context => ({
  actor: testActor(roles),
  db,
  warehouse: over.warehouse ?? (warehouse() as Warehouse),
  clock: () => new Date(),
  requestId: newId(),
  ...over,
});
