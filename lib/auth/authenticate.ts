import { database } from "@/lib/db";
import { unauthenticated } from "@/lib/kernel";
import type { Actor } from "./actor";
import { hashApiKey, keyPrefix, sentApiKey } from "./api-key";
import { sessionAuth } from "./better-auth";
import type { SessionView } from "./contract";
import { permissionsOfRoles } from "./permissions";
import { findLiveKey, knownRoles } from "./store";

/**
 * Who sent these headers: a machine by its API key, which wins when both are there, or a person by the session's cookie.
 * Machines get the key's permissions as far as its owner's roles still hold them.
 * @throws `unauthenticated` for an unknown, revoked or expired key or session, and for people whose access was taken away.
 */
export async function authenticate(headers: Headers): Promise<Actor> {
  const key = sentApiKey(headers);
  if (key !== undefined) return machine(key);
  const session = await getSession(headers);
  if (session === null) throw unauthenticated();
  return { type: "user", id: session.id, name: session.name, permissions: new Set(session.permissions) };
}

async function machine(key: string): Promise<Actor> {
  if (!key.startsWith(keyPrefix)) throw unauthenticated();
  const known = await findLiveKey(database(), hashApiKey(key), new Date());
  if (known === undefined) throw unauthenticated();
  const owners = permissionsOfRoles(known.ownerRoles);
  const permissions = new Set(known.permissions.filter((permission) => owners.has(permission)));
  return { type: "api_key", id: known.id, name: known.name, permissions };
}

/** Who the browser that sent these headers is signed in as; null when nobody is. */
export async function getSession(headers: Headers): Promise<SessionView | null> {
  const found = await sessionAuth().api.getSession({ headers });
  if (found === null || found.user.disabledAt) return null;
  const { id, name, email, twoFactorEnabled } = found.user;
  const roles = knownRoles(found.user.roles);
  return {
    id,
    name,
    email,
    roles,
    permissions: [...permissionsOfRoles(roles)],
    twoFactorEnabled: twoFactorEnabled === true,
  };
}

/** The id of the session that these headers belong to, to tell it from the person's others. */
export async function currentSessionId(headers: Headers): Promise<string | null> {
  return (await sessionAuth().api.getSession({ headers }))?.session.id ?? null;
}
