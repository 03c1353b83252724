import { Table } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import classes from "./chart.module.css";
import type { PreparedTimeline } from "./prepare-timeline";

const figure = (value: number | null) => (value === null ? "–" : formatCount(value));

/** The figures of a chart: a row for each bucket, a column for each series. */
export function TimelineTable(props: { chart: PreparedTimeline; label: string; maxHeight: number }) {
  const { chart } = props;
  return (
    <section className={classes.table} style={{ maxHeight: props.maxHeight }} aria-label={props.label}>
      <Table stickyHeader highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{chart.grain === "day" ? "Day" : "Hour"} (UTC)</Table.Th>
            {chart.series.map(({ key, label }) => (
              <Table.Th key={key} ta="right">
                {label}
              </Table.Th>
            ))}
            <Table.Th ta="right">All</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {chart.buckets.map(({ start, values, total, isPartial }) => (
            <Table.Tr key={start}>
              <Table.Td>
                {formatMoment(new Date(start).toISOString(), chart.grain === "day" ? "day" : "minute")}
                {isPartial && " (still filling)"}
              </Table.Td>
              {chart.series.map(({ key }, index) => (
                <Table.Td key={key} ta="right">
                  {figure(values[index] ?? null)}
                </Table.Td>
              ))}
              <Table.Td ta="right">{figure(total)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
