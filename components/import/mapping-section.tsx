"use client";
import { Button, Group, Select, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { Section } from "@/components/data/section";
import type { Field, Mapping, SourceColumn } from "@/lib/ingest/contract";
import { hiddenFields, shownFields, withSources } from "./edit-mapping";
import { FieldSources } from "./field-sources";
import { SaveMappingDialog } from "./save-mapping-dialog";
import type { Import } from "./use-import";

/** Where each field comes from, and how it is read. The preview follows every change. */
export function MappingSection({ chosen, mapping }: { chosen: Import; mapping: Mapping }) {
  const [isSaving, setSaving] = useState(false);
  const { kind, edited, setMapping } = chosen;
  const columns = chosen.preview.data?.columns ?? [];
  return (
    <Section
      title="Mapping"
      about="The first source that has a value counts. Fields that are not named here are kept beside the others."
      actions={
        <Group gap="xs">
          {edited !== undefined && (
            <Button variant="subtle" onClick={chosen.forget}>
              Discard changes
            </Button>
          )}
          <Button variant="default" onClick={() => setSaving(true)}>
            Save mapping
          </Button>
        </Group>
      }
    >
      <Stack gap="sm">
        <Table aria-label="Mapping" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={190}>Field</Table.Th>
              <Table.Th>Comes from</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shownFields(kind, mapping).map((field) => (
              <FieldRow key={field.name} field={field} mapping={mapping} columns={columns} onChange={setMapping} />
            ))}
          </Table.Tbody>
        </Table>
        <Select
          aria-label="Add a field"
          placeholder="Add a field"
          size="xs"
          w={220}
          searchable
          value={null}
          data={hiddenFields(kind, mapping).map(({ name }) => name)}
          onChange={(name) => name !== null && setMapping(withSources(mapping, name, [{ from: "" }]))}
        />
      </Stack>
      <SaveMappingDialog
        opened={isSaving}
        onClose={() => setSaving(false)}
        kind={kind}
        mapping={mapping}
        onSaved={chosen.setProfile}
      />
    </Section>
  );
}

interface FieldRowProps {
  field: Field;
  mapping: Mapping;
  columns: readonly SourceColumn[];
  onChange: (mapping: Mapping) => void;
}

function FieldRow({ field, mapping, columns, onChange }: FieldRowProps) {
  return (
    <Table.Tr>
      <Table.Td valign="top">
        <Text size="sm" ff="monospace" pt={4}>
          {field.name}
          {field.required && (
            <Text span c="red" aria-label="required">
              {" "}
              *
            </Text>
          )}
        </Text>
      </Table.Td>
      <Table.Td>
        <FieldSources
          field={field}
          columns={columns}
          sources={mapping.fields[field.name] ?? []}
          onChange={(sources) => onChange(withSources(mapping, field.name, sources))}
        />
      </Table.Td>
    </Table.Tr>
  );
}
