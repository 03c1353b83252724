import { createHash, createHmac } from "node:crypto";

/** What is kept of the tokens of a question: eight bytes for each, in order. */
export type Hashes = BigUint64Array<ArrayBuffer>;

/**
 * Hashes by which two questions are compared. They are keyed, so that nobody who has them and not the key can look a token up.
 * @param tokens each once
 */
export function hashesOf(key: Uint8Array, tokens: readonly string[]): Hashes {
  const hashes = new BigUint64Array(tokens.length);
  tokens.forEach((token, at) => {
    hashes[at] = createHmac("sha256", key).update(token).digest().readBigUInt64LE();
  });
  return hashes.sort();
}

export const bytesOf = (hashes: Hashes): Uint8Array<ArrayBuffer> => new Uint8Array(hashes.buffer);
export const hashesIn = (bytes: Uint8Array): Hashes => new BigUint64Array(Uint8Array.from(bytes).buffer);

/** Tells the very same question. `tokens` in order, each once. */
export const setHashOf = (type: string, tokens: readonly string[]): string =>
  createHash("sha256")
    .update([type, ...tokens].join("\n"))
    .digest("hex");

/** In how many tokens two questions differ: those of either that the other has not. Both in order. */
export function distance(one: Hashes, other: Hashes): number {
  let shared = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [left, right] = [one[i] as bigint, other[j] as bigint];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return one.length + other.length - 2 * shared;
}
