import { Table } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import { formatShare } from "@/components/data/share";
import classes from "./chart.module.css";
import type { FigureCell, FigureColumn, FigureTable as FigureTableData } from "./figure";

/** A cell as people read it. */
export function formatCell(cell: FigureCell, { kind }: FigureColumn): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return cell;
  if (kind === "share") return formatShare(cell);
  if (kind === "nats") return formatNats(cell, true);
  return kind === "ratio" ? `×${cell.toFixed(cell < 10 ? 1 : 0)}` : formatCount(cell);
}

interface FigureTableProps {
  table: FigureTableData;
  label: string;
  maxHeight?: number;
}

/** The table behind a chart. */
export function FigureTable({ table: { columns, rows }, label, maxHeight }: FigureTableProps) {
  const align = ({ kind }: FigureColumn) => (kind === "text" ? undefined : "right");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={classes.table} style={{ maxHeight }} aria-label={label} tabIndex={0}>
      <Table stickyHeader highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.name} ta={align(column)}>
                {column.name}
                {column.unit !== undefined && <span className={classes.unit}> {column.unit}</span>}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a figure stand where they are
            <Table.Tr key={position}>
              {columns.map((column, i) => (
                <Table.Td key={column.name} ta={align(column)}>
                  {formatCell(row[i] ?? null, column)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
