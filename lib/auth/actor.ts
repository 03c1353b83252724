import { forbidden } from "@/lib/kernel";
import type { Permission } from "./contract";

/**
 * Who acts: a person of the team, a machine with a key, Stillwatch itself (a job that nobody asked for), the owner of an account that
 * a measure was taken against, who is known by a link alone, or a partner, whose id is the partner's whichever of its keys it sent.
 */
export interface Actor {
  type: "user" | "api_key" | "system" | "appellant" | "partner";
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

/** Nobody rules on what they proposed, whatever their roles. Throws `forbidden`. */
export function requireSecondPerson(actor: Actor, proposedById: string): void {
  if (actor.id === proposedById) throw forbidden("Nobody rules on what they proposed: a second person does.");
}

/** Stillwatch itself, with just what the calling job is for. */
export const systemActor = (name: string, permissions: readonly Permission[]): Actor => ({
  type: "system",
  id: "system",
  name,
  permissions: new Set(permissions),
});
