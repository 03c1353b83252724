// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by transform, which table elements do not allow
"use client";
import { Box } from "@mantine/core";
import type { SortingState } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import type { Column } from "./column";
import classes from "./data-table.module.css";
import { TableFoot } from "./table-foot";
import { TableHead } from "./table-head";
import { BodyRow } from "./table-row";
import { type DataGrid, useDataGrid } from "./use-data-grid";
import type { Selection } from "./use-rows-selection";

export interface DataTableProps<Row> {
  /** What the rows are; read aloud, and part of the foot. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** Order in the server's hands: the present one, and how to ask for another. Without it rows are sorted here. */
  sorting?: { state: SortingState; onChange: (state: SortingState) => void };
  /** Of all pages; shown in the foot. */
  total?: number;
  isLoading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  /** Asks for the next page; undefined at the end. */
  onMore?: () => void;
  isLoadingMore?: boolean;
  onOpen?: (row: Row) => void;
  selection?: Selection;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  /** Most height, as CSS. */
  maxHeight?: string;
  rowHeight?: number;
  /** At the right of the foot. */
  foot?: ReactNode;
}

/** A table for tens of thousands of rows: only those in sight are in the page; driven by mouse or keyboard. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, isLoading, selection } = props;
  const grid = useDataGrid(props);
  if (props.error && rows.length === 0) return <ErrorState error={props.error} onRetry={props.onRetry} />;
  return (
    <div className={classes.frame}>
      <div
        ref={grid.scroll}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={(props.total ?? rows.length) + 1}
        aria-busy={isLoading || undefined}
        aria-multiselectable={selection !== undefined || undefined}
        aria-activedescendant={grid.focused >= 0 ? grid.rowDomId(grid.focused) : undefined}
        className={classes.scroll}
        style={{ maxHeight: props.maxHeight ?? "calc(100dvh - 210px)" }}
        onKeyDown={grid.onKeyDown}
      >
        <div style={{ minWidth: grid.minWidth }}>
          <TableHead table={grid.table} template={grid.template} selection={grid.selection?.head} />
          <GridBody grid={grid} columns={props.columns} />
        </div>
      </div>
      {rows.length === 0 && (isLoading ? <Waiting /> : props.empty)}
      {rows.length > 0 && <TableFoot {...props} selected={selection?.selected.size} />}
    </div>
  );
}

function GridBody<Row>({ grid, columns }: { grid: DataGrid<Row>; columns: Column<Row>[] }) {
  return (
    <div className={classes.body} role="rowgroup" style={{ height: grid.height }}>
      {grid.items.map(({ index, start, size }) => {
        const row = grid.shown[index];
        if (row === undefined) return null;
        return (
          <BodyRow
            key={row.id}
            row={row}
            columns={columns}
            domId={grid.rowDomId(index)}
            index={index}
            top={start}
            height={size}
            template={grid.template}
            isFocused={index === grid.focused}
            isSelected={grid.selection?.selected.has(row.id)}
            opens={grid.opens}
            onClick={grid.onClick}
            onSelect={grid.onSelect}
          />
        );
      })}
    </div>
  );
}

const Waiting = () => (
  <Box p="md">
    <LoadingRows />
  </Box>
);
