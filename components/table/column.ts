import type { ColumnDef, RowData } from "@tanstack/react-table";

declare module "@tanstack/react-table" {
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Numbers stand right. */
    align?: "left" | "right";
    /** Share of the room that is left over; 0 keeps the column at its size. */
    grow?: number;
    /** What the heading means, on hover. */
    hint?: string;
  }
}

/** A column; `size` in pixels is its least width. Sortable unless `enableSorting` is false. */
// biome-ignore lint/suspicious/noExplicitAny: a table mixes columns of every value type
export type Column<Row> = ColumnDef<Row, any>;

/** The CSS grid template of these columns: each at least its size, the rest shared by `grow` (1 by default). */
export const gridTemplate = (columns: { size: number; grow: number }[]): string =>
  columns.map(({ size, grow }) => (grow === 0 ? `${size}px` : `minmax(${size}px, ${grow}fr)`)).join(" ");

/** The width in pixels below which a table scrolls sideways. */
export const leastWidth = (columns: { size: number }[]): number => columns.reduce((sum, { size }) => sum + size, 0);
