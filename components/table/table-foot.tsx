import { Group } from "@mantine/core";
import type { ReactNode } from "react";
import { formatCount } from "@/components/data/count";
import classes from "./data-table.module.css";

interface TableFootProps {
  label: string;
  rows: unknown[];
  total?: number;
  selected?: number;
  isLoadingMore?: boolean;
  foot?: ReactNode;
}

/** How many of how many are loaded, and selected. */
export function TableFoot({ label, rows, total, selected = 0, isLoadingMore, foot }: TableFootProps) {
  const loaded =
    total === undefined || total === rows.length
      ? formatCount(rows.length)
      : `${formatCount(rows.length)} of ${formatCount(total)}`;
  return (
    <Group className={classes.foot} justify="space-between">
      <span>
        {loaded} {rows.length === 1 ? "row" : label.toLowerCase()}
        {selected > 0 && `, ${formatCount(selected)} selected`}
        {isLoadingMore && ", loading more …"}
      </span>
      {foot}
    </Group>
  );
}
