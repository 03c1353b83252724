/** Cells of fewer accounts or appeals than this are not told: who is one of so few might be known. */
export const leastTold = 10;

export interface Group<Part extends string> {
  total: number | null;
  parts: Record<Part, number | null>;
}

/**
 * Parts of a whole without cells below ten. What is left out cannot be told from the rest: cells are left out, the smallest first, until
 * there are at least two and they come to ten together (complementary suppression, Hundepool et al., Statistical Disclosure Control,
 * 2012, chapter 4).
 */
export function suppressed<Part extends string>(counts: Record<Part, number>): Group<Part> {
  const entries = Object.entries(counts) as [Part, number][];
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const hidden = new Set(entries.filter(([, count]) => isSmall(count)).map(([part]) => part));
  const sumHidden = () => entries.reduce((sum, [part, count]) => sum + (hidden.has(part) ? count : 0), 0);
  const others = entries.filter(([part, count]) => count > 0 && !hidden.has(part)).sort(([, a], [, b]) => a - b);
  while (hidden.size > 0 && (hidden.size < 2 || sumHidden() < leastTold)) {
    const next = others.shift();
    if (next === undefined) break;
    hidden.add(next[0]);
  }
  const parts = Object.fromEntries(entries.map(([part, count]) => [part, hidden.has(part) ? null : count]));
  return { total: told(total), parts: parts as Record<Part, number | null> };
}

/** Everything as it was counted. */
export const whole = <Part extends string>(counts: Record<Part, number>): Group<Part> => ({
  total: Object.values<number>(counts).reduce((sum, count) => sum + count, 0),
  parts: counts,
});

const isSmall = (count: number): boolean => count > 0 && count < leastTold;

export const told = (count: number): number | null => (isSmall(count) ? null : count);
