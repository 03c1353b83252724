import { createHash } from "node:crypto";
import type { Database } from "@/lib/db";
import { canonicalJson } from "@/lib/kernel";
import { insertSnapshot, readSealed } from "../store/evidence";
import { sealText, unsealText } from "./seal";

/**
 * Keeps a value as evidence: encrypted, addressed by the SHA-256 of its canonical JSON, never changed. The same value is kept once.
 * @returns the hash
 */
export async function keepSnapshot(tx: Database, value: unknown): Promise<string> {
  const sealed = sealText(canonicalJson(value));
  await insertSnapshot(tx, sealed);
  return sealed.hash;
}

/** What was kept under a hash; undefined when it is gone, or is not what the hash was made of. */
export async function openSnapshot(db: Database, hash: string): Promise<unknown> {
  const sealed = await readSealed(db, hash);
  if (sealed === null) return undefined;
  try {
    const text = unsealText(sealed);
    const isWhole = createHash("sha256").update(text).digest("hex") === hash;
    return isWhole ? JSON.parse(text) : undefined;
  } catch {
    // Another key, or content that was changed: the cipher refuses it.
    return undefined;
  }
}
