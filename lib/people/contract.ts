import { z } from "zod";
import { Permission, Role } from "@/lib/auth/contract";

const Password = z.string().min(12, "A password takes at least 12 characters.").max(128);
const distinct = <Value>(values: Value[]): Value[] => [...new Set(values)];

export const CreateUser = z.object({
  name: z.string().trim().min(1).max(80),
  email: z.email().max(254).toLowerCase(),
  password: Password,
  roles: z.array(Role).transform(distinct),
});
export type CreateUser = z.input<typeof CreateUser>;

export const SetRoles = z.object({ userId: z.string(), roles: z.array(Role).transform(distinct) });
export type SetRoles = z.input<typeof SetRoles>;

export const DisableUser = z.object({ userId: z.string(), reason: z.string().trim().min(3).max(500) });
export type DisableUser = z.input<typeof DisableUser>;

/** How the console looks to one person. */
export const UserSettings = z.object({
  /** People's words are blurred until they are asked for. */
  blurWords: z.boolean(),
  greyscale: z.boolean(),
  /** Times in UTC, or in the browser's own zone. */
  zone: z.enum(["utc", "local"]),
  /** As the system asks, or without any. */
  motion: z.enum(["system", "none"]),
  density: z.enum(["normal", "compact"]),
});
export type UserSettings = z.infer<typeof UserSettings>;

export const defaultSettings: UserSettings = {
  ...{ blurWords: true, greyscale: false, zone: "utc", motion: "system", density: "normal" },
};

export const UserView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(Role),
  twoFactorEnabled: z.boolean(),
  /** Null while the person may enter. */
  disabledAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type UserView = z.infer<typeof UserView>;
export const UserList = z.object({ users: z.array(UserView) });
export type UserList = z.infer<typeof UserList>;

export const CreateApiKey = z.object({
  name: z.string().trim().min(1).max(60),
  /** What the key may do, within what its owner may do. */
  permissions: z.array(Permission).min(1, "Choose at least one permission.").transform(distinct),
  /** Null for a key that does not expire. */
  expiresInDays: z.number().int().min(1).max(366).nullable().default(90),
});
export type CreateApiKey = z.input<typeof CreateApiKey>;

export const RevokeApiKey = z.object({ keyId: z.string() });
export type RevokeApiKey = z.input<typeof RevokeApiKey>;

export const ApiKeyView = z.object({
  id: z.string(),
  name: z.string(),
  /** How the key begins, by which people recognise it. */
  start: z.string(),
  permissions: z.array(Permission),
  status: z.enum(["active", "expired", "revoked", "owner_disabled"]),
  owner: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  /** To the minute. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;
export const ApiKeyList = z.object({ keys: z.array(ApiKeyView) });
export type ApiKeyList = z.infer<typeof ApiKeyList>;

/** A new key; the only time that it is seen. */
export const CreatedApiKey = z.object({ key: z.string(), view: ApiKeyView });
export type CreatedApiKey = z.infer<typeof CreatedApiKey>;
