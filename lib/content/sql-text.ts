/** A single-quoted SQL string literal. */
export const literal = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

/** An array literal of strings. */
export const literals = (texts: readonly string[]): string => `[${texts.map(literal).join(", ")}]`;
