import { expect, it } from "vitest";
import type { Figure } from "./figure";
import { preparePicture } from "./prepare-picture";
import { prepareTimeline } from "./prepare-timeline";
import { timelineFigure } from "./timeline-figure";

/** Every letter half as wide as it is high. */
const measure = (text: string, size: number) => (text.length * size) / 2;
const day = (n: number) => `2026-02-0${n}T00:00:00.000Z`;

const timeline = {
  ...{ from: day(1), to: day(4), grain: "day" as const, buckets: [1, 2, 3].map(day), partialFrom: day(3) },
  ...{ accounts: 1234, releases: [] },
  series: ["a", "b", "c", "d"].map((key) => ({ key, values: [1000, null, 5], total: 1005 })),
};
const figure = timelineFigure(prepareTimeline(timeline, { top: 2 }), "Exchanges per day by model");

it("says in the picture what a reader without the page has to know", () => {
  const { texts, boxes, width, height, drawing } = preparePicture(figure, { width: 500, height: 200 }, measure);
  expect(texts.map(({ text }) => text)).toEqual([
    ...["Exchanges per day by model", "2026-02-01 00:00 to 2026-02-04 00:00 UTC"],
    ...["a 1K", "b 1K", "2 others 2K"],
    ...["exchanges per day", "1,234 accounts", "2 of 4 by name", "dotted: still filling", "hatched: nothing stored"],
  ]);
  expect(boxes.map(({ color }) => color)).toEqual(prepareTimeline(timeline, { top: 2 }).series.map((s) => s.color));
  for (const { text, x, y, size } of texts) {
    expect(x + measure(text, size)).toBeLessThanOrEqual(width);
    expect(y < drawing.y || y - size >= drawing.y + 200).toBe(true);
    expect(y).toBeLessThan(height);
  }
});

it("draws the table where it is the picture, cells as deep as they are said to be", () => {
  const heat: Figure = {
    ...{ title: "Delivered", window: null, notes: [], legend: [] },
    table: {
      columns: [
        { name: "Model", kind: "text" },
        { name: "All", unit: "tokens", kind: "count" },
      ],
      rows: [
        ["opus", 1200],
        ["haiku", null],
      ],
    },
    depth: (row, column) => (row === 0 && column === 1 ? 0.5 : 0),
  };
  const { texts, boxes } = preparePicture(heat, null, measure);
  expect(texts.map(({ text }) => text)).toEqual(["Delivered", "Model", "All (tokens)", "opus", "1,200", "haiku", "–"]);
  const [figures] = texts.filter(({ text }) => text === "1,200");
  expect(boxes).toEqual([expect.objectContaining({ opacity: 0.5 })]);
  const [box] = boxes;
  expect((figures?.x ?? 0) > (box?.x ?? 0) && (figures?.y ?? 0) > (box?.y ?? 0)).toBe(true);
});
