import type { Figure, FigureTable } from "./figure";
import { formatCell } from "./figure-table";

export interface PictureText {
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  size: number;
  isBold: boolean;
  tone: "text" | "dimmed";
  align: "left" | "right";
}

export interface PictureBox {
  x: number;
  y: number;
  width: number;
  height: number;
  color: string;
  opacity: number;
}

/** Where everything of a figure stands in its picture; lengths in px of the screen. */
export interface Picture {
  width: number;
  height: number;
  texts: PictureText[];
  boxes: PictureBox[];
  /** The upper left corner of the drawing. */
  drawing: { x: number; y: number };
}

/** Width of a text in px. */
export type MeasureText = (text: string, size: number, isBold: boolean) => number;

const margin = 20;
const line = 18;
const small = 12;
const swatch = 9;

interface Item {
  text: string;
  color?: string;
}

/**
 * Lays out a figure as a document that stands by itself: title, window, the drawing, legend, notes. Without a drawing
 * the table is the picture.
 */
export function preparePicture(
  figure: Figure,
  drawing: { width: number; height: number } | null,
  measure: MeasureText,
): Picture {
  const table = drawing === null ? tablePicture(figure, measure) : null;
  const inner = Math.max(drawing?.width ?? table?.width ?? 0, measure(figure.title, 15, true), 360);
  const texts: PictureText[] = [write(figure.title, margin, margin + 14, { size: 15, isBold: true })];
  const boxes: PictureBox[] = [];
  let y = margin + 14;
  if (figure.window !== null) {
    y += line;
    texts.push(write(figure.window, margin, y, { tone: "dimmed" }));
  }
  const at = { x: margin, y: y + 12 };
  for (const { x, y: top, ...rest } of table?.texts ?? []) texts.push({ ...rest, x: x + at.x, y: top + at.y });
  for (const { x, y: top, ...rest } of table?.boxes ?? []) boxes.push({ ...rest, x: x + at.x, y: top + at.y });
  y = at.y + (drawing?.height ?? table?.height ?? 0) + 6;
  for (const items of [figure.legend.map(({ label, color }) => ({ text: label, color })), figure.notes.map(asNote)]) {
    for (const row of wrap(items, inner, measure)) {
      y += line;
      for (const { text, color, x } of row) {
        if (color !== undefined) boxes.push(swatchAt(margin + x, y, color));
        const indent = color === undefined ? 0 : swatch + 5;
        texts.push(write(text, margin + x + indent, y, { tone: color === undefined ? "dimmed" : "text" }));
      }
    }
  }
  return { width: Math.ceil(inner + 2 * margin), height: Math.ceil(y + margin), texts, boxes, drawing: at };
}

const asNote = (text: string): Item => ({ text });

const write = (text: string, x: number, y: number, more: Partial<PictureText> = {}): PictureText => ({
  ...{ text, x, y, size: small, isBold: false, tone: "text", align: "left" },
  ...more,
});

const swatchAt = (x: number, baseline: number, color: string): PictureBox => ({
  ...{ x, y: baseline - swatch, width: swatch, height: swatch, color, opacity: 1 },
});

/** Items beside each other, as many as a line has room for. */
function wrap(items: Item[], width: number, measure: MeasureText): (Item & { x: number })[][] {
  const rows: (Item & { x: number })[][] = [];
  let x = width;
  for (const item of items) {
    const taken = measure(item.text, small, false) + (item.color === undefined ? 0 : swatch + 5);
    if (rows.length === 0 || x + taken > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ ...item, x });
    x += taken + 18;
  }
  return rows;
}

type TablePicture = Pick<Picture, "width" | "height" | "texts" | "boxes">;

function tablePicture({ table, depth }: Figure, measure: MeasureText): TablePicture {
  const { columns } = table;
  const printed = table.rows.map((row) => columns.map((column, i) => formatCell(row[i] ?? null, column)));
  const widths = columns.map(
    (column, i) =>
      Math.max(measure(headingOf(column), small, true), ...printed.map((row) => measure(row[i] ?? "", small, false))) +
      16,
  );
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + width, 0));
  const place = (i: number) => {
    const left = lefts[i] ?? 0;
    const isText = columns[i]?.kind === "text";
    return { x: isText ? left + 8 : left + (widths[i] ?? 0) - 8, align: isText ? "left" : "right" } as const;
  };
  const cell = (text: string, i: number, row: number, isBold = false) => {
    const { x, align } = place(i);
    return write(text, x, row * 22 + 15, { align, isBold });
  };
  const texts = columns.map((column, i) => cell(headingOf(column), i, 0, true));
  const boxes: PictureBox[] = [];
  printed.forEach((row, r) => {
    row.forEach((text, i) => {
      texts.push(cell(text, i, r + 1));
      const opacity = depth?.(r, i) ?? 0;
      if (opacity === 0) return;
      const [x, y, width] = [lefts[i] ?? 0, (r + 1) * 22, widths[i] ?? 0];
      boxes.push({ x, y, width, height: 22, color: "var(--mantine-color-lake-5)", opacity });
    });
  });
  return { width: widths.reduce((sum, width) => sum + width, 0), height: (printed.length + 1) * 22, texts, boxes };
}

const headingOf = ({ name, unit }: FigureTable["columns"][number]): string =>
  unit === undefined ? name : `${name} (${unit})`;
