"use client";
import { Stack, Table, Text, Tooltip } from "@mantine/core";
import { familyNames } from "@/components/badges/meanings";
import type { ConfigurationField, Family } from "@/lib/detection/contract";
import classes from "../detectors.module.css";
import { type GroupTableProps, Value } from "./group-table";

/** A row for each family, a column for each number that every family has. */
export function FamilyTable({ fields, live, draft, changed, faults }: GroupTableProps) {
  const columns = [...new Map(fields.map((field) => [field.label, field])).values()];
  const rows = [...new Set(fields.flatMap(({ family }) => family ?? []))];
  return (
    <Stack gap="xs">
      <Table aria-label="Evidence families">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Family</Table.Th>
            {columns.map(({ label, unit, meaning }) => (
              <Table.Th key={label} ta="right" w={200}>
                <Tooltip label={meaning}>
                  <span>
                    {label}
                    {unit !== null && <small>, {unit}</small>}
                  </span>
                </Tooltip>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((family) => (
            <Table.Tr key={family}>
              <Table.Td fw={500}>{familyNames[family as Family] ?? family}</Table.Td>
              {columns.map((column) => {
                const field = fields.find((one) => one.family === family && one.label === column.label);
                if (!field) return <Table.Td key={column.label} />;
                return (
                  <Table.Td
                    key={column.label}
                    ta="right"
                    className={changed.has(field.path) ? classes.changed : undefined}
                  >
                    <Value field={{ ...field, unit: null }} live={live} draft={draft} fault={faults.get(field.path)} />
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {columns.map((column) => (
        <Explained key={column.label} field={column} />
      ))}
    </Stack>
  );
}

function Explained({ field }: { field: ConfigurationField }) {
  return (
    <Text size="xs" c="dimmed">
      <b>{field.label}</b>: {field.meaning}. Source: {field.source}.
    </Text>
  );
}
