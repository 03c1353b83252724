import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { installationKey } from "@/lib/env/keys";

const keyId = "evidence-snapshot/1";
const nonceBytes = 12;
const tagBytes = 16;

export interface Sealed {
  /** SHA-256 of the text, in hexadecimal. */
  hash: string;
  /** AES-256-GCM: nonce, tag, ciphertext. The hash is authenticated along. */
  content: Uint8Array<ArrayBuffer>;
  keyId: string;
  bytes: number;
}

export function seal(text: string): Sealed {
  const hash = createHash("sha256").update(text).digest("hex");
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", installationKey(keyId), nonce).setAAD(Buffer.from(hash));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const content = new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
  return { hash, content, keyId, bytes: Buffer.byteLength(text) };
}

/** Throws when the content is not the one that the hash was made of, or the key is another. */
export function unseal({ hash, content }: { hash: string; content: Uint8Array }): string {
  const decipher = createDecipheriv("aes-256-gcm", installationKey(keyId), content.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(hash)).setAuthTag(content.subarray(nonceBytes, nonceBytes + tagBytes));
  return decipher.update(content.subarray(nonceBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
}
