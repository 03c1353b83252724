import type { Difference } from "./contract";

/** Words of a text that are compared: the table of a pair has the square of it. */
export const mostWords = 2_000;

/** Words with the space behind them, so that pieces put together are the text again. */
export const wordsOf = (text: string): string[] => text.match(/\S+\s*|^\s+/g) ?? [];

/** Lengths of the longest common subsequence of all ends of two lists, by row. */
function commonEnds(one: readonly string[], other: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i--) {
    const [row, below] = [rows[i], rows[i + 1]];
    if (row === undefined || below === undefined) continue;
    for (let j = other.length - 1; j >= 0; j--) {
      row[j] = one[i] === other[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

/** Marks what two texts have in common, word by word: the longest common subsequence, and what stands around it. */
export function differencesOf(one: string, other: string): Difference[] {
  const [a, b] = [wordsOf(one).slice(0, mostWords), wordsOf(other).slice(0, mostWords)];
  const rows = commonEnds(a, b);
  const pieces: Difference[] = [];
  const add = (is: Difference["is"], text: string): void => {
    const last = pieces.at(-1);
    if (last?.is === is) last.text += text;
    else pieces.push({ is, text });
  };
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [x, y] = [a[i], b[j]];
    if (x !== undefined && x === y) {
      add("both", x);
      i++;
      j++;
    } else if (y === undefined || (x !== undefined && (rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0))) {
      add("one", x ?? "");
      i++;
    } else {
      add("other", y);
      j++;
    }
  }
  return pieces;
}
