import { createHash } from "node:crypto";

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/**
 * Root of the Merkle tree over texts in their order, in hexadecimal (RFC 6962, section 2.1: leaves and nodes are told
 * apart by a prefix byte, the left subtree is the largest power of two).
 */
export function merkleRoot(texts: readonly string[]): string {
  return tree(texts).toString("hex");
}

function tree(texts: readonly string[]): Buffer {
  if (texts.length === 0) return sha256("");
  const [first = ""] = texts;
  if (texts.length === 1) return sha256(new Uint8Array([0]), first);
  let left = 1;
  while (left * 2 < texts.length) left *= 2;
  return sha256(new Uint8Array([1]), tree(texts.slice(0, left)), tree(texts.slice(left)));
}
