/** Odd constants (SplitMix64 and its relatives) that make four independent hash functions of one. */
const seeds = ["0x9E3779B97F4A7C15", "0xBF58476D1CE4E5B9", "0x94D049BB133111EB", "0xD6E8FEB86659FD93"] as const;

/** A prompt of fewer words has no shingles that would tell it from another. */
const minimumTokens = 8;

/** Hashes of words, of a line of words. */
export const wordHashes = (words: string): string => `arrayMap(word -> cityHash64(word), splitByChar(' ', ${words}))`;

/** Hashes of all runs of three words, of the hashes of single words. */
export const shingleHashes = (hashes: string): string =>
  `arrayMap((a, b, c) -> bitXor(a, bitXor(bitRotateLeft(b, 21), bitRotateLeft(c, 42))), arraySlice(${hashes}, 1, -2), arraySlice(${hashes}, 2, -1), arraySlice(${hashes}, 3))`;

/** Four MinHash values of an array of shingle hashes. */
export const minHashes = (shingles: string): string =>
  `[${seeds.map((seed) => `arrayMin(arrayMap(s -> intHash64(bitXor(s, ${seed})), ${shingles}))`).join(", ")}]`;

const isLong = (words: string): string => `countSubstrings(${words}, ' ') >= ${minimumTokens - 1}`;

/** Two bands of two MinHash values: near-duplicates of Jaccard similarity J share a band with chance 1 - (1 - J^2)^2. */
export const bandsOf = (words: string, minima: string): string =>
  `if(${isLong(words)}, [sipHash64(${minima}[1], ${minima}[2]), sipHash64(${minima}[3], ${minima}[4])], CAST([], 'Array(UInt64)'))`;

/**
 * 16 bits of each of the four MinHash values: the share of equal quarters estimates the similarity of two prompts.
 * A product, not an `if`: the engine evaluates the branches of an `if` lazily, and then once for each use.
 */
export const sketchOf = (words: string, minima: string): string => {
  const quarters = seeds.map((_, i) => `bitShiftLeft(bitAnd(${minima}[${i + 1}], 65535), ${16 * i})`);
  return `(${quarters.reduce((all, quarter) => `bitOr(${all}, ${quarter})`)}) * toUInt64(${isLong(words)})`;
};
