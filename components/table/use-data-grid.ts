"use client";
import { getCoreRowModel, getSortedRowModel, type Table, useReactTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, useCallback, useEffect, useId, useMemo, useRef } from "react";
import { usePreferences } from "@/components/preferences/preferences";
import { gridTemplate, leastWidth } from "./column";
import type { DataTableProps } from "./data-table";
import { useGridKeys } from "./use-grid-keys";
import { useLatest } from "./use-latest";
import { useRowsSelection } from "./use-rows-selection";

const rowsAhead = 30;
const rowsPerPage = 15;
const rowHeights = { normal: 34, compact: 27 };
const selectionColumn = { size: 40, grow: 0 };
const isControl = (target: EventTarget) => target instanceof Element && target.closest("a, button, input") !== null;

export type DataGrid<Row> = ReturnType<typeof useDataGrid<Row>>;

/** The workings of a data table: order, the rows in sight, focus, selection, and asking for more. */
export function useDataGrid<Row>(props: DataTableProps<Row>) {
  const domId = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const table = useOrderedTable(props);
  const shown = table.getRowModel().rows;
  const ids = useMemo(() => shown.map((row) => row.id), [shown]);
  const selection = useRowsSelection(props.selection, ids);
  const rowHeight = rowHeights[usePreferences().density];
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => props.rowHeight ?? rowHeight,
    overscan: 12,
    initialRect: { width: 1200, height: 600 },
  });
  const open = props.onOpen;
  const openAt = open && ((index: number) => shown[index] && open(shown[index].original));
  const keys = useGridKeys({
    rows: shown.length,
    page: rowsPerPage,
    reveal: virtual.scrollToIndex,
    onOpen: openAt,
    onSelect: selection?.onSelect,
  });
  const act = useLatest({ openAt, select: selection?.onSelect, focus: keys.setFocused });
  const onSelect = useCallback((index: number, isRange: boolean) => act.current.select?.(index, isRange), [act]);
  const onClick = useCallback(
    (index: number, event: MouseEvent) => {
      act.current.focus(index);
      if (isControl(event.target)) return;
      if (event.shiftKey && act.current.select !== undefined) act.current.select(index, true);
      else act.current.openAt?.(index);
    },
    [act],
  );
  const items = virtual.getVirtualItems();
  const columns = columnsOf(table, selection !== undefined);
  useNextPage((items.at(-1)?.index ?? 0) + rowsAhead >= shown.length, shown.length, props);
  return {
    ...{ scroll, table, shown, selection, items, onClick, onSelect },
    template: gridTemplate(columns),
    minWidth: leastWidth(columns),
    height: virtual.getTotalSize(),
    focused: keys.focused,
    onKeyDown: keys.onKeyDown,
    opens: openAt !== undefined,
    rowDomId: (index: number) => `${domId}-${index}`,
  };
}

function useOrderedTable<Row>({ columns, rows, rowId, sorting }: DataTableProps<Row>): Table<Row> {
  return useReactTable({
    data: rows,
    columns,
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    // There are no pages to reset, and the reset would set state before the first mount.
    autoResetAll: false,
    enableSortingRemoval: false,
    sortDescFirst: true,
    ...(sorting === undefined
      ? { getSortedRowModel: getSortedRowModel() }
      : {
          manualSorting: true,
          state: { sorting: sorting.state },
          onSortingChange: (update) => sorting.onChange(typeof update === "function" ? update(sorting.state) : update),
        }),
  });
}

function columnsOf<Row>(table: Table<Row>, isSelectable: boolean) {
  const columns = table
    .getVisibleLeafColumns()
    .map((column) => ({ size: column.getSize(), grow: column.columnDef.meta?.grow ?? 1 }));
  return isSelectable ? [selectionColumn, ...columns] : columns;
}

/** Asks for the next page as the scroll position nears the end of what is loaded. */
function useNextPage(
  isNearEnd: boolean,
  rows: number,
  { onMore, isLoadingMore }: { onMore?: () => void; isLoadingMore?: boolean },
) {
  const more = useLatest(onMore);
  useEffect(() => {
    if (isNearEnd && rows > 0 && !isLoadingMore) more.current?.();
  }, [isNearEnd, rows, isLoadingMore, more]);
}
