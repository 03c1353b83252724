import { type FieldSource, fieldsOf, type IngestKind, type Mapping } from "@/lib/ingest/contract";

/** A mapping with other sources for a field; none takes the field out. */
export function withSources(mapping: Mapping, field: string, sources: readonly FieldSource[]): Mapping {
  const { [field]: _, ...others } = mapping.fields;
  return { ...mapping, fields: sources.length === 0 ? others : { ...mapping.fields, [field]: [...sources] } };
}

/** Fields to show, in the order of the contract: those that come from somewhere, and those that have to. */
export const shownFields = (kind: IngestKind, mapping: Mapping) =>
  fieldsOf[kind].filter(({ name, required }) => required || mapping.fields[name] !== undefined);

export const hiddenFields = (kind: IngestKind, mapping: Mapping) =>
  fieldsOf[kind].filter(({ name, required }) => !required && mapping.fields[name] === undefined);
