import { randomBytes } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { environment } from "@/lib/env";
import { readPrivate, writePrivate } from "@/lib/stores";

const Keys = z.object({
  STILLWATCH_AUTH_SECRET: z.string(),
  STILLWATCH_ENCRYPTION_KEY: z.string(),
  /** Not in files that were written before there were gateways to answer. */
  STILLWATCH_POLICY_TOKEN: z.string().optional(),
});
type Keys = Required<z.infer<typeof Keys>>;

/** The installation's own keys: those of the environment, else the ones made at the first start and kept beside the data. */
export async function installationKeys(dataDir: string): Promise<Keys> {
  const file = path.join(dataDir, "keys.json");
  const found = await readPrivate(file, Keys);
  const kept = {
    STILLWATCH_AUTH_SECRET: found?.STILLWATCH_AUTH_SECRET ?? randomBytes(32).toString("base64url"),
    STILLWATCH_ENCRYPTION_KEY: found?.STILLWATCH_ENCRYPTION_KEY ?? randomBytes(32).toString("base64"),
    STILLWATCH_POLICY_TOKEN: found?.STILLWATCH_POLICY_TOKEN ?? randomBytes(32).toString("base64url"),
  };
  if (found?.STILLWATCH_POLICY_TOKEN === undefined) await writePrivate(file, kept);
  const { authSecret, encryptionKey, policy } = environment();
  return {
    STILLWATCH_AUTH_SECRET: authSecret ?? kept.STILLWATCH_AUTH_SECRET,
    STILLWATCH_ENCRYPTION_KEY: encryptionKey ?? kept.STILLWATCH_ENCRYPTION_KEY,
    STILLWATCH_POLICY_TOKEN: policy.tokens.join(",") || kept.STILLWATCH_POLICY_TOKEN,
  };
}
