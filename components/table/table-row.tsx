// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by transform, which table elements do not allow
"use client";
import { Checkbox } from "@mantine/core";
import { flexRender, type Row as TableRow } from "@tanstack/react-table";
import { type MouseEvent, memo } from "react";
import classes from "./data-table.module.css";

export interface BodyRowProps {
  // biome-ignore lint/suspicious/noExplicitAny: memo erases the type of the row
  row: TableRow<any>;
  domId: string;
  index: number;
  top: number;
  height: number;
  template: string;
  isFocused: boolean;
  /** Undefined when rows cannot be selected. */
  isSelected: boolean | undefined;
  opens: boolean;
  onClick: (index: number, event: MouseEvent) => void;
  onSelect: (index: number, isRange: boolean) => void;
  /** Changes when the columns do, so that a remembered row is drawn again. */
  columns: unknown;
}

/** One row at its place; drawn again only when something of it changed. */
export const BodyRow = memo(function BodyRow(props: BodyRowProps) {
  const { row, index, isSelected } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus is at the grid; aria-activedescendant names the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all rows
    <div
      role="row"
      id={props.domId}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-focused={props.isFocused || undefined}
      data-opens={props.opens || undefined}
      className={classes.row}
      style={{
        gridTemplateColumns: props.template,
        height: props.height,
        transform: `translateY(${props.top}px)`,
      }}
      onClick={(event) => props.onClick(index, event)}
    >
      {isSelected !== undefined && (
        <span role="gridcell" className={classes.cell} tabIndex={-1}>
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label="Select row"
            checked={isSelected}
            onChange={() => undefined}
            onClick={(event) => {
              event.stopPropagation();
              props.onSelect(index, event.shiftKey);
            }}
          />
        </span>
      )}
      {row.getVisibleCells().map((cell) => (
        <span
          key={cell.id}
          role="gridcell"
          tabIndex={-1}
          className={cell.column.columnDef.meta?.align === "right" ? `${classes.cell} ${classes.right}` : classes.cell}
        >
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </span>
      ))}
    </div>
  );
});
