import { familyNames } from "@/components/badges/meanings";
import type { Figure } from "@/components/chart/figure";
import { formatNats } from "@/components/data/nats";
import type { StepKey, Waterfall } from "./waterfall";

export const nameOfStep = (key: StepKey): string => (key === "conduct" ? "Own traffic" : familyNames[key]);

/** Evidence by family as a document: what each adds, and what is reached with it. */
export function waterfallFigure({ steps, total, threshold, margin, silent }: Waterfall, title: string): Figure {
  const most = Math.max(1, ...steps.map(({ nats }) => Math.abs(nats)));
  return {
    title,
    window: null,
    notes: [
      `threshold ${formatNats(threshold)} nats: ${formatNats(Math.abs(margin))} ${margin >= 0 ? "over" : "short"}`,
      ...(silent.length > 0
        ? [`adds nothing: ${silent.map((name) => familyNames[name].toLowerCase()).join(", ")}`]
        : []),
      "the deeper, the more nats",
    ],
    legend: [],
    table: {
      columns: [
        { name: "Family", kind: "text" },
        { name: "Adds", kind: "nats" },
        { name: "Reached", kind: "nats" },
      ],
      rows: [...steps.map(({ key, nats, to }) => [nameOfStep(key), nats, to]), ["Together", total, total]],
    },
    depth: (row, column) => (column === 1 ? (0.6 * Math.abs(steps[row]?.nats ?? 0)) / most : 0),
  };
}
