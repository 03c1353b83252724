import { createHash } from "node:crypto";
import { seal, unseal } from "@/lib/env/sealing";

const keyId = "evidence-snapshot/1";

export interface Sealed {
  /** SHA-256 of the text, in hexadecimal. */
  hash: string;
  /** The text, encrypted and bound to its hash. */
  content: Uint8Array<ArrayBuffer>;
  keyId: string;
  bytes: number;
}

export function sealText(text: string): Sealed {
  const hash = createHash("sha256").update(text).digest("hex");
  const bytes = Buffer.from(text);
  return { hash, content: seal(keyId, hash, bytes), keyId, bytes: bytes.length };
}

/** Throws when the content is not the one that the hash was made of, or the key is another. */
export const unsealText = ({ hash, content }: { hash: string; content: Uint8Array }): string =>
  unseal(keyId, hash, content).toString("utf8");
