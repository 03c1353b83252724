import type { Figure, FigureCell, FigureColumn } from "@/components/chart/figure";
import type { Sketch } from "@/lib/casefile/contract";
import { words } from "@/lib/queries/words";

/** An account of a line-up as it leaves: under its id with what it is, or, while nobody may know, under an alias. */
export interface Lined {
  sketch: Sketch;
  alias: string | null;
}

const deepest = 0.6;
const hourNames = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")} h`);

/** Keys of the parts of all accounts, the most used first. */
function keysOf(lined: readonly Lined[], partsOf: (sketch: Sketch) => Sketch["models"]): string[] {
  const used = new Map<string, number>();
  for (const { sketch } of lined) {
    for (const { key, exchanges } of partsOf(sketch)) used.set(key, (used.get(key) ?? 0) + exchanges);
  }
  return [...used].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([key]) => key);
}

const sharesOf = (keys: readonly string[], parts: Sketch["models"], all: number): number[] =>
  keys.map((key) => (all === 0 ? 0 : (parts.find((part) => part.key === key)?.exchanges ?? 0) / all));

/** A line-up as a table that is its own picture: exchanges by hour of the day, then the shares of models and of kinds of work. */
export function lineUpFigure(lined: readonly Lined[], unmatched: number): Figure {
  const isBlind = lined.some(({ alias }) => alias !== null);
  const models = keysOf(lined, ({ models }) => models);
  const capabilities = keysOf(lined, ({ capabilities }) => capabilities);
  const named: FigureColumn[] = [{ name: "Account", kind: "text" }];
  if (!isBlind) named.push({ name: "Is", kind: "text" });
  named.push({ name: "Exchanges", kind: "count" });
  const rows = lined.map(({ sketch, alias }): FigureCell[] => [
    ...(isBlind ? [alias] : [sketch.accountId, sketch.isMember ? "member" : "innocent"]),
    ...[sketch.exchanges, ...sketch.hours],
    ...sharesOf(models, sketch.models, sketch.exchanges),
    ...sharesOf(capabilities, sketch.capabilities, sketch.exchanges),
  ]);
  const busiest = lined.map(({ sketch }) => Math.max(1, ...sketch.hours));
  return {
    title: isBlind ? "Line-up, blind" : "Line-up",
    window: null,
    notes: [
      "hours of the day (UTC): exchanges, the deeper, the nearer to the account's busiest hour",
      "models and kinds of work: shares of the account's exchanges",
      ...(unmatched > 0 ? [`${unmatched} members left out: nobody outside has done as much`] : []),
    ],
    legend: [],
    table: {
      columns: [
        ...named,
        ...hourNames.map((name) => ({ name, kind: "count" as const })),
        ...models.map((name) => ({ name, kind: "share" as const })),
        ...capabilities.map((key) => ({ name: words(key), kind: "share" as const })),
      ],
      rows,
    },
    depth: (row, column) => {
      const place = column - named.length;
      const cell = rows[row]?.[column];
      if (place < 0 || typeof cell !== "number") return 0;
      return deepest * (place < hourNames.length ? cell / (busiest[row] ?? 1) : cell);
    },
  };
}
