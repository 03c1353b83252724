"use client";
import { Table, Text } from "@mantine/core";
import { familyNames } from "@/components/badges/meanings";
import { Section } from "@/components/data/section";
import { MeaningTh } from "@/components/table/heads";
import type { ConfigurationField, ConfigurationView, Family } from "@/lib/detection/contract";
import classes from "../detectors.module.css";
import { formatSetting, groupNames } from "../words";
import { FamilyTable } from "./family-table";
import { SettingInput } from "./setting-input";
import type { Draft } from "./use-draft";

export interface GroupTableProps {
  group: ConfigurationField["group"];
  fields: ConfigurationField[];
  live: ConfigurationView;
  /** Set while a proposal is being written. */
  draft: Draft | undefined;
  changed: ReadonlySet<string>;
  /** What the server found wrong, by path. */
  faults: ReadonlyMap<string, string>;
}

/** The numbers of one part of the configuration. Numbers that every family has stand side by side. */
export function GroupTable(props: GroupTableProps) {
  const { group, fields } = props;
  if (fields.length === 0) return null;
  return (
    <Section title={groupNames[group]} about={`${fields.length} ${fields.length === 1 ? "number" : "numbers"}`}>
      {group === "families" ? <FamilyTable {...props} /> : <PlainTable {...props} />}
    </Section>
  );
}

function PlainTable({ fields, live, draft, changed, faults, group }: GroupTableProps) {
  return (
    <Table aria-label={groupNames[group]}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={220}>Number</Table.Th>
          <Table.Th ta="right" w={draft ? 240 : 170}>
            Value
          </Table.Th>
          <MeaningTh />
          <Table.Th>Source</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map((field) => (
          <Table.Tr key={field.path} className={changed.has(field.path) ? classes.changed : undefined}>
            <Table.Td>
              <Text size="sm" fw={500} title={field.path}>
                {field.label}
              </Text>
            </Table.Td>
            <Table.Td ta="right">
              <Value field={field} live={live} draft={draft} fault={faults.get(field.path)} />
            </Table.Td>
            <Table.Td>
              <Text size="sm">{field.meaning}</Text>
            </Table.Td>
            <Table.Td>
              <Text size="sm" c="dimmed">
                {field.source}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface ValueProps {
  field: ConfigurationField;
  live: ConfigurationView;
  draft: Draft | undefined;
  fault: string | undefined;
}

const labelOf = (field: ConfigurationField): string =>
  field.family === null ? field.label : `${familyNames[field.family as Family]} ${field.label}`;

/** A number, or the field that it is typed in. */
export function Value({ field, live, draft, fault }: ValueProps) {
  const value = live.values[field.path];
  if (draft) {
    return (
      <SettingInput
        field={field}
        label={labelOf(field)}
        live={value}
        typed={draft.typed[field.path]}
        fault={fault}
        onType={(typed) => draft.type(field.path, typed)}
      />
    );
  }
  return (
    <span
      className={Array.isArray(value) ? undefined : classes.figure}
      title={typeof value === "number" ? String(value) : undefined}
    >
      {formatSetting(value)}
      {field.unit !== null && <small className={classes.unit}> {field.unit}</small>}
    </span>
  );
}
