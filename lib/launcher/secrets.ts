import { randomBytes } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { environment } from "@/lib/env";
import { readPrivate, writePrivate } from "@/lib/stores";

const Keys = z.object({ STILLWATCH_AUTH_SECRET: z.string(), STILLWATCH_ENCRYPTION_KEY: z.string() });

/** The installation's own keys: those of the environment, else the ones made at the first start and kept beside the data. */
export async function installationKeys(dataDir: string): Promise<z.infer<typeof Keys>> {
  const file = path.join(dataDir, "keys.json");
  let kept = await readPrivate(file, Keys);
  if (!kept) {
    kept = {
      STILLWATCH_AUTH_SECRET: randomBytes(32).toString("base64url"),
      STILLWATCH_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    };
    await writePrivate(file, kept);
  }
  const { authSecret, encryptionKey } = environment();
  return {
    STILLWATCH_AUTH_SECRET: authSecret ?? kept.STILLWATCH_AUTH_SECRET,
    STILLWATCH_ENCRYPTION_KEY: encryptionKey ?? kept.STILLWATCH_ENCRYPTION_KEY,
  };
}
