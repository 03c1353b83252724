import { type Context, runCommand } from "@/lib/command";
import { notFound, revokedBefore } from "@/lib/kernel";
import { type ApiKeyView, RevokeApiKey } from "./contract";
import { findKey, findUser, revokeRow } from "./store";
import { apiKeyView } from "./view";

/** Makes a key useless, from the next request on and for good. Throws `forbidden_transition` when it was already. */
export function revokeApiKey(ctx: Context, input: RevokeApiKey): Promise<ApiKeyView> {
  const command = { permission: "user.manage", schema: RevokeApiKey, input } as const;
  return runCommand(ctx, command, async ({ input, tx, now, record }) => {
    const done = await revokeRow(tx, input.keyId);
    const row = await findKey(tx, input.keyId);
    if (row === null) throw notFound("API key", input.keyId);
    if (!done) throw revokedBefore();
    const owner = await findUser(tx, row.referenceId);
    record({ action: "api_key.revoked", subject: { type: "api_key", id: row.id }, detail: { name: row.name } });
    return apiKeyView(row, owner ?? undefined, now);
  });
}
