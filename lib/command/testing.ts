import { appendAudit } from "@/lib/audit";
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

/**
 * Takes the record's lock before any other. A transaction that runs several commands and is rolled back at its end holds all their locks
 * until then: without this, two that take the same ones in another order would wait for each other.
 */
export const takeRecordFirst = ({ db, actor, requestId }: Context): Promise<void> =>
  appendAudit(db, [
    { access: "read", action: "test.begin", actor, subject: { type: "test", id: requestId }, requestId, detail: {} },
  ]);
