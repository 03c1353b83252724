import { Table, Text } from "@mantine/core";
import { familyNames } from "@/components/badges/meanings";
import { MeaningTh } from "@/components/table/heads";
import type { ConfigurationField, Family, FieldDifference } from "@/lib/detection/contract";
import classes from "../detectors.module.css";
import { formatSetting, groupNames } from "../words";

const nameOf = (field: ConfigurationField): string =>
  field.family === null ? field.label : `${familyNames[field.family as Family] ?? field.family}: ${field.label}`;

interface DifferenceTableProps {
  differences: FieldDifference[];
  fields: ConfigurationField[];
}

/** Each number that is different, before and after, with what it means. */
export function DifferenceTable({ differences, fields }: DifferenceTableProps) {
  if (differences.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        The same numbers as those that are live.
      </Text>
    );
  }
  return (
    <Table aria-label="Differences">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Number</Table.Th>
          <Table.Th ta="right">Live</Table.Th>
          <Table.Th ta="right">Here</Table.Th>
          <Table.Th ta="right">Change</Table.Th>
          <MeaningTh />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {differences.map(({ path, from, to }) => {
          const field = fields.find((one) => one.path === path);
          return (
            <Table.Tr key={path}>
              <Table.Td>
                <Text size="sm" fw={500} title={path}>
                  {field ? nameOf(field) : path}
                </Text>
                <Text size="xs" c="dimmed">
                  {field && groupNames[field.group]}
                </Text>
              </Table.Td>
              <Table.Td ta="right" className={`${classes.figure} ${classes.before}`}>
                {formatSetting(from)}
              </Table.Td>
              <Table.Td ta="right" fw={600} className={classes.figure}>
                {formatSetting(to)}
                {field?.unit && <small> {field.unit}</small>}
              </Table.Td>
              <Table.Td ta="right" className={classes.figure}>
                {changeOf(from, to)}
              </Table.Td>
              <Table.Td>
                <Text size="sm" className={classes.meaning}>
                  {field?.meaning}
                </Text>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function changeOf(from: FieldDifference["from"], to: FieldDifference["to"]): string {
  if (typeof from !== "number" || typeof to !== "number" || from === 0) return "";
  const percent = (100 * (to - from)) / Math.abs(from);
  return `${percent > 0 ? "+" : "−"}${Math.abs(percent).toFixed(Math.abs(percent) < 10 ? 1 : 0)} %`;
}
