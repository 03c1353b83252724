const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const inWord = "[\\p{L}\\p{N}_]";

/** Words in texts that could be an account's id. */
export const possibleIds = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}._:@/-]*[\p{L}\p{N}]/gu) ?? [])),
];

/** Those of many ids that stand anywhere in texts; tens of thousands are looked for. */
export function idsIn(texts: readonly string[], ids: Iterable<string>): string[] {
  const all = texts.join("\n");
  return [...new Set(ids)].filter((id) => id !== "" && all.includes(id));
}

/**
 * Puts pseudonyms in the place of ids that stand in people's texts as words of their own; of ids that begin alike the longest counts.
 * @param ids those that stand in the texts (`idsIn`)
 */
export function hideIds(ids: readonly string[], pseudonymOf: (id: string) => string): (text: string) => string {
  if (ids.length === 0) return (text) => text;
  const byLength = [...ids].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = new RegExp(`(?<!${inWord})(?:${byLength.map(escaped).join("|")})(?!${inWord})`, "gu");
  return (text) => text.replace(pattern, pseudonymOf);
}
