import { hkdfSync } from "node:crypto";
import { environment } from "./index";

const kept = new Map<string, Buffer>();

/**
 * The installation's key for one purpose: 32 bytes derived from STILLWATCH_ENCRYPTION_KEY by HKDF-SHA-256, so that no
 * two purposes share a key. Throws an Error that names the variable when it is missing or not 32 bytes of base64.
 */
export function installationKey(purpose: string): Buffer {
  const { encryptionKey } = environment();
  const secret = Buffer.from(encryptionKey ?? "", "base64");
  if (secret.length !== 32) {
    throw new Error("STILLWATCH_ENCRYPTION_KEY must be 32 bytes in base64; npm start makes one by itself.");
  }
  const name = `${encryptionKey}/${purpose}`;
  const key = kept.get(name) ?? Buffer.from(hkdfSync("sha256", secret, "", `stillwatch/${purpose}`, 32));
  kept.set(name, key);
  return key;
}
