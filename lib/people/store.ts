import type { Role } from "@/lib/auth";
import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { UserSettings } from "./contract";

export interface UserRow {
  id: string;
  name: string;
  email: string;
  roles: string[];
  twoFactorEnabled: boolean;
  disabledAt: Date | null;
  createdAt: Date;
}

export interface KeyRow {
  id: string;
  name: string | null;
  start: string | null;
  referenceId: string;
  permissions: string | null;
  enabled: boolean;
  createdAt: Date;
  expiresAt: Date | null;
  lastRequest: Date | null;
}

export const findUser = (db: Database, id: string): Promise<UserRow | null> => db.user.findUnique({ where: { id } });
export const findUserByEmail = (db: Database, email: string): Promise<UserRow | null> =>
  db.user.findUnique({ where: { email } });
export const findUsers = (db: Database): Promise<UserRow[]> =>
  db.user.findMany({ orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { email: "asc" }] });

/** Inserts a person and their password, in the form Better Auth signs in with. */
export async function insertUser(
  tx: Database,
  user: { name: string; email: string; roles: Role[]; passwordHash: string; now: Date },
): Promise<UserRow> {
  const id = newId(user.now.getTime());
  const { name, email, roles, now } = user;
  const row = await tx.user.create({ data: { id, name, email, roles, emailVerified: true, createdAt: now } });
  await tx.credential.create({
    data: {
      id: newId(now.getTime()),
      accountId: id,
      providerId: "credential",
      userId: id,
      password: user.passwordHash,
    },
  });
  return row;
}

export async function findSettings(db: Database, userId: string): Promise<UserSettings | null> {
  const row = await db.userSettings.findUnique({ where: { userId } });
  return row === null ? null : UserSettings.parse(row);
}

export async function writeSettings(tx: Database, userId: string, settings: UserSettings, now: Date): Promise<void> {
  const columns = { ...settings, updatedAt: now };
  await tx.userSettings.upsert({ where: { userId }, create: { userId, ...columns }, update: columns });
}

export const updateRoles = (tx: Database, id: string, roles: Role[]): Promise<UserRow> =>
  tx.user.update({ where: { id }, data: { roles } });

/** Takes a person's access away and ends their sessions; false when it was taken before. */
export async function disableRow(tx: Database, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.user.updateMany({ where: { id, disabledAt: null }, data: { disabledAt: now } });
  if (count === 1) await tx.session.deleteMany({ where: { userId: id } });
  return count === 1;
}

/** Ids of those who can manage people, locked so that two commands cannot remove the last two of them. */
export async function lockAdmins(tx: Database): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "user" where 'admin' = any(roles) and disabled_at is null order by id for update`;
  return rows.map(({ id }) => id);
}

export const insertKey = (
  tx: Database,
  key: {
    name: string;
    ownerId: string;
    hash: string;
    start: string;
    prefix: string;
    permissions: string;
    now: Date;
    expiresAt: Date | null;
  },
): Promise<KeyRow> =>
  tx.apikey.create({
    data: {
      id: newId(key.now.getTime()),
      name: key.name,
      start: key.start,
      prefix: key.prefix,
      key: key.hash,
      referenceId: key.ownerId,
      permissions: key.permissions,
      rateLimitEnabled: false,
      createdAt: key.now,
      expiresAt: key.expiresAt,
    },
  });

export const findKey = (db: Database, id: string): Promise<KeyRow | null> => db.apikey.findUnique({ where: { id } });
export const findKeys = (db: Database): Promise<KeyRow[]> => db.apikey.findMany({ orderBy: { createdAt: "desc" } });

/** Makes a key useless; false when it was already. */
export async function revokeRow(tx: Database, id: string): Promise<boolean> {
  const { count } = await tx.apikey.updateMany({ where: { id, enabled: true }, data: { enabled: false } });
  return count === 1;
}

/** Names of people and keys by their ids; what is neither has none. */
export async function readSenderNames(db: Database, ids: string[]): Promise<Map<string, string>> {
  const which = { where: { id: { in: ids } }, select: { id: true, name: true } };
  const [users, keys] = [await db.user.findMany(which), await db.apikey.findMany(which)];
  return new Map([...users, ...keys].flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}
