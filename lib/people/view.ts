import { keyPermissions, knownRoles } from "@/lib/auth";
import type { ApiKeyView, UserView } from "./contract";
import type { KeyRow, UserRow } from "./store";

export const userView = (row: UserRow): UserView => ({
  id: row.id,
  name: row.name,
  email: row.email,
  roles: knownRoles(row.roles),
  twoFactorEnabled: row.twoFactorEnabled,
  disabledAt: row.disabledAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

type Owner = Pick<UserRow, "id" | "name" | "disabledAt">;

function statusOf(row: KeyRow, owner: Owner | undefined, now: Date): ApiKeyView["status"] {
  if (!row.enabled) return "revoked";
  if (row.expiresAt !== null && row.expiresAt <= now) return "expired";
  return owner === undefined || owner.disabledAt !== null ? "owner_disabled" : "active";
}

export const apiKeyView = (row: KeyRow, owner: Owner | undefined, now: Date): ApiKeyView => ({
  id: row.id,
  name: row.name ?? "",
  start: row.start ?? "",
  permissions: keyPermissions(row.permissions),
  status: statusOf(row, owner, now),
  owner: { id: row.referenceId, name: owner?.name ?? "removed" },
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastRequest?.toISOString() ?? null,
});
