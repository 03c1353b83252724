import { forbidden } from "@/lib/kernel";
import type { Permission } from "./contract";

/** Who acts: a person, a machine with a key, or Stillwatch itself (a job that nobody asked for). */
export interface Actor {
  type: "user" | "api_key" | "system";
  id: string;
  name: string;
  permissions: ReadonlySet<Permission>;
}

/** Throws `forbidden`, naming the permission that is missing. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!actor.permissions.has(permission)) {
    throw forbidden(`${actor.name} may not do this: it takes the permission ${permission}.`);
  }
}

/** Stillwatch itself, with just what the calling job is for. */
export const systemActor = (name: string, permissions: readonly Permission[]): Actor => ({
  type: "system",
  id: "system",
  name,
  permissions: new Set(permissions),
});
