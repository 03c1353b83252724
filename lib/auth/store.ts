import type { Database } from "@/lib/db";
import { minute } from "@/lib/kernel";
import { Permission, Role } from "./contract";

export interface KnownKey {
  id: string;
  name: string;
  permissions: Permission[];
  ownerRoles: Role[];
}

/** How stale "last used" may be: a busy machine would otherwise write a row with every request. */
const lastUseStep = minute;

/** Roles that this version knows; others, from a later version, give nothing. */
export const knownRoles = (roles: readonly string[]): Role[] =>
  roles.flatMap((role) => Role.safeParse(role).data ?? []);

/** The permissions in a key's column: `{"stillwatch": [permission, …]}` as Better Auth keeps them. */
export function keyPermissions(column: string | null): Permission[] {
  const kept: unknown = column === null ? {} : JSON.parse(column);
  const list = typeof kept === "object" && kept !== null && "stillwatch" in kept ? kept.stillwatch : [];
  return Array.isArray(list) ? list.flatMap((entry) => Permission.safeParse(entry).data ?? []) : [];
}

export const keyPermissionsColumn = (permissions: readonly Permission[]): string =>
  JSON.stringify({ stillwatch: permissions });

/** The key with this hash, unless it is revoked or expired or its owner may no longer enter. */
export async function findLiveKey(db: Database, hash: string, now: Date): Promise<KnownKey | undefined> {
  const row = await db.apikey.findFirst({ where: { key: hash, enabled: true } });
  if (row === null || (row.expiresAt !== null && row.expiresAt <= now)) return undefined;
  const owner = await db.user.findUnique({ where: { id: row.referenceId } });
  if (owner === null || owner.disabledAt !== null) return undefined;
  const stale = new Date(now.getTime() - lastUseStep);
  if (row.lastRequest === null || row.lastRequest < stale) {
    await db.apikey.updateMany({
      where: { id: row.id, OR: [{ lastRequest: null }, { lastRequest: { lt: stale } }] },
      data: { lastRequest: now },
    });
  }
  return {
    id: row.id,
    name: row.name ?? row.start ?? row.id,
    permissions: keyPermissions(row.permissions),
    ownerRoles: knownRoles(owner.roles),
  };
}

/** Whether this person's access was taken away. */
export async function isDisabled(db: Database, userId: string): Promise<boolean> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { disabledAt: true } });
  return user !== null && user.disabledAt !== null;
}

export const findUserByEmail = (db: Database, email: string) =>
  db.user.findUnique({ where: { email: email.toLowerCase() }, select: { id: true, name: true } });

/** Somebody who may enter, by address; undefined for nobody and for people whose access was taken away. */
export async function findColleague(db: Database, email: string) {
  const user = await db.user.findUnique({ where: { email: email.toLowerCase() } });
  if (user === null || user.disabledAt !== null) return undefined;
  return { id: user.id, name: user.name, roles: knownRoles(user.roles) };
}
