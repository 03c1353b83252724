import { keyPermissionsColumn, keyPrefix, newApiKey } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { day, forbidden, notFound } from "@/lib/kernel";
import { CreateApiKey, type CreatedApiKey } from "./contract";
import { findUser, insertKey } from "./store";
import { apiKeyView } from "./view";

/**
 * Makes a key for a machine, owned by the person who asks. Only its hash is kept: the answer is the one time it is seen.
 * @throws `forbidden` for a permission that the owner has not, and for keys that would make keys
 */
export function createApiKey(ctx: Context, input: CreateApiKey): Promise<CreatedApiKey> {
  const command = { permission: "user.manage", schema: CreateApiKey, input } as const;
  return runCommand(ctx, command, async ({ input, tx, now, record }) => {
    const { name, permissions, expiresInDays } = input;
    if (ctx.actor.type !== "user") throw forbidden("A key is made by a person, who then answers for it.");
    const missing = permissions.filter((permission) => !ctx.actor.permissions.has(permission));
    if (missing.length > 0) throw forbidden(`You cannot give a key what you have not yourself: ${missing.join(", ")}.`);
    const owner = await findUser(tx, ctx.actor.id);
    if (owner === null) throw notFound("User", ctx.actor.id);
    const { key, hash, start } = newApiKey();
    const row = await insertKey(tx, {
      name,
      ownerId: owner.id,
      hash,
      start,
      prefix: keyPrefix,
      permissions: keyPermissionsColumn(permissions),
      now,
      expiresAt: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * day),
    });
    record({
      action: "api_key.created",
      subject: { type: "api_key", id: row.id },
      detail: { name, permissions, start },
    });
    return { key, view: apiKeyView(row, owner, now) };
  });
}
