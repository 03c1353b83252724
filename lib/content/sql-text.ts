/** A single-quoted SQL string literal. */
export const literal = (text: string): string => {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  // Control characters by number: a raw one would end up in logs and in the query text.
  return `'${Array.from(escaped, (sign) => (sign < " " ? `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}` : sign)).join("")}'`;
};

/** An array literal of strings. */
export const literals = (texts: readonly string[]): string => `[${texts.map(literal).join(", ")}]`;
