/** Alternatives stand in one pair of braces each and do not nest. */
const wellFormed = /^(?:[^{}\0]|\{[^{}\0]+\})+$/;

export const isPattern = (pattern: string): boolean => wellFormed.test(pattern) && !pattern.startsWith("/");

/**
 * What tells whether a path below a place is meant. `*` and `?` stay within a name, `**` goes over any number of folders,
 * also none, `{a,b}` is either.
 */
export function matcherOf(pattern: string): (path: string) => boolean {
  const expression = new RegExp(`^${sourceOf(pattern)}$`, "su");
  return (path) => expression.test(path);
}

const piece = /\*\*\/|\*\*|\*|\?|\{[^{}]+\}|[^*?{}]+/g;

const sourceOf = (pattern: string): string => (pattern.match(piece) ?? []).map(sourceOfPiece).join("");

function sourceOfPiece(text: string): string {
  if (text === "**/") return "(?:[^/]*/)*";
  if (text === "**") return ".*";
  if (text === "*") return "[^/]*";
  if (text === "?") return "[^/]";
  if (!text.startsWith("{")) return text.replaceAll(/[\\^$.|+()[\]/-]/g, "\\$&").replaceAll("\\-", "-");
  return `(?:${text.slice(1, -1).split(",").map(sourceOf).join("|")})`;
}
