import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { installationKey } from "./keys";

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts bytes at rest: AES-256-GCM under the installation's key for a purpose; nonce, tag, ciphertext.
 * @param binding is authenticated along: what is sealed for one thing cannot be passed off as another's
 */
export function seal(purpose: string, binding: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", installationKey(purpose), nonce).setAAD(Buffer.from(binding));
  const ciphertext = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]));
}

/** Throws when the bytes, the binding or the key are not those of the sealing. */
export function unseal(purpose: string, binding: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", installationKey(purpose), sealed.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(binding)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
}
