export interface Ranked {
  label: string;
  description?: string | undefined;
  keywords?: readonly string[] | undefined;
}

/** Text as it is compared: small letters, no accents. */
const plain = (text: string): string => text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "").trim();

/**
 * How well something fits what was typed, the less the better: 0 that is it, 1 it begins so, 2 a word of it does, 3 it has
 * it somewhere, 4 a keyword begins so, 5 every word that was typed is somewhere in it. Undefined when it does not fit.
 */
export function fitOf(text: string, { label, description = "", keywords = [] }: Ranked): number | undefined {
  const wanted = plain(text);
  const name = plain(label);
  if (wanted === "") return 3;
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.split(/[\s\-_·:/]+/).some((word) => word.startsWith(wanted))) return 2;
  if (name.includes(wanted)) return 3;
  if (keywords.some((keyword) => plain(keyword).startsWith(wanted))) return 4;
  const all = plain([label, description, ...keywords].join(" "));
  return wanted.split(/\s+/).every((word) => all.includes(word)) ? 5 : undefined;
}

/** What fits, the best first; equals stay in their order. */
export function ranked<Item extends Ranked>(text: string, items: readonly Item[]): Item[] {
  const fits = items.flatMap((item) => {
    const fit = fitOf(text, item);
    return fit === undefined ? [] : [{ item, fit }];
  });
  return fits.sort((a, b) => a.fit - b.fit).map(({ item }) => item);
}

export interface HitGroup<Item extends Ranked> {
  label: string;
  hits: readonly Item[];
}

/** Groups that have something, that with the best fit first; equals stay in their order. */
export function rankedGroups<Item extends Ranked>(text: string, groups: readonly HitGroup<Item>[]): HitGroup<Item>[] {
  /** What the server found fits in a way of its own, where the words alone do not. */
  const found = 5;
  const best = ({ hits }: HitGroup<Item>) => Math.min(...hits.map((hit) => fitOf(text, hit) ?? found));
  return groups
    .filter(({ hits }) => hits.length > 0)
    .map((group) => ({ group, fit: best(group) }))
    .sort((a, b) => a.fit - b.fit)
    .map(({ group }) => group);
}
