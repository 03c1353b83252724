/** A name that is being typed after an `@`, and where its `@` stands. */
export interface Naming {
  from: number;
  typed: string;
}

/** Longest name with blanks in it that is looked for. */
const mostWords = 3;

/** The name that is being typed right before a place in a text; null where none is. */
export function namingAt(text: string, caret: number): Naming | null {
  const from = text.lastIndexOf("@", caret - 1);
  if (from === -1 || (from > 0 && /[\p{L}\p{N}_]/u.test(text.charAt(from - 1)))) return null;
  const typed = text.slice(from + 1, caret);
  return /[\n@]/.test(typed) || typed.split(" ").length > mostWords ? null : { from, typed };
}

/** Those whose name, or a word of it, begins with what is typed. */
export const namedBy = <Named extends { name: string }>({ typed }: Naming, people: readonly Named[]): Named[] => {
  const wanted = typed.toLowerCase();
  return people.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${wanted}`));
};

/** The text with the whole name in place of what was typed of it, and the caret behind it. */
export function withName(text: string, { from, typed }: Naming, name: string): { text: string; caret: number } {
  const named = `${text.slice(0, from)}@${name} `;
  return { text: named + text.slice(from + 1 + typed.length).replace(/^ /, ""), caret: named.length };
}
