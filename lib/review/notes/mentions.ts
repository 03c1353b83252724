import type { Colleague } from "../contract";
import type { Mention } from "./contract";

const isPartOfWord = (text: string, at: number): boolean => /[\p{L}\p{N}_]/u.test(text.charAt(at));

/**
 * Who is mentioned in a text: an `@` that begins a word, followed by a colleague's whole name in either case. Of names that begin alike
 * the longest counts; a name that several colleagues have means each of them.
 */
export function findMentions(text: string, colleagues: readonly Colleague[]): Mention[] {
  const lower = text.toLowerCase();
  const byLength = [...colleagues].sort((a, b) => b.name.length - a.name.length);
  const found: Mention[] = [];
  for (let from = text.indexOf("@"); from !== -1; from = text.indexOf("@", from + 1)) {
    if (from > 0 && isPartOfWord(text, from - 1)) continue;
    const isNamed = ({ name }: Colleague) =>
      lower.startsWith(name.toLowerCase(), from + 1) && !isPartOfWord(text, from + 1 + name.length);
    const named = byLength.find(isNamed);
    if (named === undefined) continue;
    const to = from + 1 + named.name.length;
    const alike = byLength.filter(({ name }) => name.toLowerCase() === named.name.toLowerCase());
    found.push(...alike.map(({ id }) => ({ from, to, personId: id })));
  }
  return found;
}
