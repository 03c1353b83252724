// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by transform, which table elements do not allow
"use client";
import { Checkbox, Tooltip, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { flexRender, type Header, type Table } from "@tanstack/react-table";
import classes from "./data-table.module.css";

export interface HeadSelection {
  state: "none" | "some" | "all";
  onToggle: () => void;
}

/** The heading row, which stays in sight; a click on a heading sorts. */
export function TableHead<Row>(props: { table: Table<Row>; template: string; selection: HeadSelection | undefined }) {
  const headers = props.table.getHeaderGroups().flatMap(({ headers }) => headers);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus is at the grid; aria-activedescendant names the row
    <div role="row" aria-rowindex={1} className={classes.head} style={{ gridTemplateColumns: props.template }}>
      {props.selection !== undefined && (
        <span role="columnheader" className={classes.heading} tabIndex={-1}>
          <Checkbox
            size="xs"
            aria-label="Select all loaded rows"
            checked={props.selection.state === "all"}
            indeterminate={props.selection.state === "some"}
            onChange={props.selection.onToggle}
          />
        </span>
      )}
      {headers.map((header) => (
        <Heading key={header.id} header={header} />
      ))}
    </div>
  );
}

function Heading<Row>({ header }: { header: Header<Row, unknown> }) {
  const { column } = header;
  const meta = column.columnDef.meta;
  const sorted = column.getIsSorted();
  const label = flexRender(column.columnDef.header, header.getContext());
  const Arrow = sorted === "asc" ? IconArrowUp : IconArrowDown;
  const content = column.getCanSort() ? (
    <UnstyledButton
      className={classes.sort}
      data-active={sorted !== false || undefined}
      onClick={column.getToggleSortingHandler()}
    >
      {label}
      <Arrow size={12} aria-hidden style={{ visibility: sorted === false ? "hidden" : undefined }} />
    </UnstyledButton>
  ) : (
    <span>{label}</span>
  );
  return (
    <span
      role="columnheader"
      tabIndex={-1}
      aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
      className={meta?.align === "right" ? `${classes.heading} ${classes.right}` : classes.heading}
    >
      {meta?.hint === undefined ? content : <Tooltip label={meta.hint}>{content}</Tooltip>}
    </span>
  );
}
