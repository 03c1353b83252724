import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { newSigningKey } from "@/lib/env/signing-key";
import { insertSigningKey, lockSigningKeys, retireSigningKeys } from "../store/signing-keys";

/** Lets bundles be signed with a new key from now on. Earlier keys stay published, so that what they signed can be verified. */
export function rotateSigningKey(ctx: Context): Promise<{ keyId: string }> {
  const command = { permission: "partner.manage", schema: z.object({}), input: {} } as const;
  return runCommand(ctx, command, async ({ tx, now, record }) => {
    await lockSigningKeys(tx);
    await retireSigningKeys(tx, now);
    const { id } = await insertSigningKey(tx, await newSigningKey(), now);
    record({
      action: "bundle.rotate_signing_key",
      subject: { type: "signing_key", id },
      live: [{ topic: "sharing", subjectId: id }],
    });
    return { keyId: id };
  });
}
