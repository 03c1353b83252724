/** What a term of the score is called, and what was counted: numerator, of denominator. */
export interface TermWords {
  label: string;
  meaning: string;
}

const known: Record<string, TermWords> = {};

/** Words for a term; one that is not known here is still shown, by its name. */
export function wordsOfTerm(name: string): TermWords {
  const plain = name.replaceAll("_", " ");
  return known[name] ?? { label: plain.charAt(0).toUpperCase() + plain.slice(1), meaning: "" };
}
