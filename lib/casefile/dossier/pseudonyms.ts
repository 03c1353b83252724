const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const inWord = "[\\p{L}\\p{N}_]";

/** Words in texts that could be an account's id. */
export const possibleIds = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}._:@/-]*[\p{L}\p{N}]/gu) ?? [])),
];

/**
 * Puts pseudonyms in the place of ids that stand in people's texts as words of their own; of ids that begin alike the longest counts.
 * @param ids those that may stand in the texts; tens of thousands
 */
export function hideIds(
  texts: readonly string[],
  ids: Iterable<string>,
  pseudonymOf: (id: string) => string,
): (text: string) => string {
  const all = texts.join("\n");
  const present = [...new Set(ids)].filter((id) => id !== "" && all.includes(id));
  if (present.length === 0) return (text) => text;
  const byLength = present.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = new RegExp(`(?<!${inWord})(?:${byLength.map(escaped).join("|")})(?!${inWord})`, "gu");
  return (text) => text.replace(pattern, pseudonymOf);
}
