import { Table, Text } from "@mantine/core";
import { formatCount, formatShort } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import { words } from "@/lib/queries/words";
import classes from "./loss.module.css";
import type { LossCell, PreparedLoss } from "./prepare-loss";

interface LossTableProps {
  label: string;
  weeks: string[];
  /** The last week still fills. */
  partial: boolean;
  prepared: PreparedLoss;
}

/** A picture that can be read: the deeper a cell, the more was delivered in that week. */
export function LossTable({ label, weeks, partial, prepared }: LossTableProps) {
  return (
    <div className={classes.scroll}>
      <Table aria-label={label} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Capability</Table.Th>
            <Table.Th>Model</Table.Th>
            {weeks.map((week) => (
              <Table.Th key={week} ta="right" title={`Week of Monday ${week}, UTC`}>
                {week.slice(5)}
              </Table.Th>
            ))}
            <Table.Th ta="right">All</Table.Th>
            <Table.Th ta="right">Share</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prepared.rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Td className={classes.name}>{words(row.capability)}</Table.Td>
              <Table.Td>{row.model}</Table.Td>
              {row.cells.map((cell, i) => (
                <Cell key={weeks[i]} cell={cell} isPartial={partial && i === weeks.length - 1} />
              ))}
              <Table.Td ta="right">{formatShort(row.total)}</Table.Td>
              <Table.Td ta="right">{formatShare(row.share)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr fw={600}>
            <Table.Td colSpan={2}>
              {prepared.of > prepared.rows.length
                ? `All ${prepared.of}, of which ${prepared.rows.length} are shown`
                : "All"}
            </Table.Td>
            {prepared.byWeek.map((value, i) => (
              <Table.Td key={weeks[i]} ta="right" title={formatCount(value)}>
                {formatShort(value)}
              </Table.Td>
            ))}
            <Table.Td ta="right" title={formatCount(prepared.total)}>
              {formatShort(prepared.total)}
            </Table.Td>
            <Table.Td />
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {partial && (
        <Text size="xs" c="dimmed" mt={4}>
          dotted: the last week is still filling
        </Text>
      )}
    </div>
  );
}

const Cell = ({ cell: { value, depth }, isPartial }: { cell: LossCell; isPartial: boolean }) => (
  <Table.Td
    ta="right"
    className={classes.cell}
    data-partial={isPartial || undefined}
    style={{ "--depth": `${Math.round(depth * 60)}%` }}
    title={value === null ? "nothing delivered" : formatCount(value)}
  >
    {value === null ? "–" : formatShort(value)}
  </Table.Td>
);
