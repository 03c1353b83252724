import { Table } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Share } from "@/components/data/share";
import type { CoverageRow } from "./prepare-coverage";
import { coverageTitle } from "./quality-words";
import { Scrolled } from "./scrolled";

/** The figures behind the bars: a row for each day, a column for each family and field. */
export function CoverageByDay({ rows, noun }: { rows: CoverageRow[]; noun: string }) {
  const days = rows[0]?.days ?? [];
  return (
    <Scrolled label={coverageTitle(noun)}>
      <Table stickyHeader aria-label={coverageTitle(noun)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day (UTC)</Table.Th>
            <Table.Th ta="right">{noun}</Table.Th>
            {rows.map(({ name }) => (
              <Table.Th key={name} ta="right">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map(({ day, of }, i) => (
            <Table.Tr key={day}>
              <Table.Td>{day}</Table.Td>
              <Table.Td ta="right">{formatCount(of)}</Table.Td>
              {rows.map(({ name, days }) => (
                <Table.Td key={name} ta="right">
                  <Share part={days[i]?.having ?? 0} of={days[i]?.of ?? 0} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolled>
  );
}
