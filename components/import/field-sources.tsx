"use client";
import { ActionIcon, Autocomplete, Button, Select, Text, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import {
  conversions,
  conversionsFor,
  type Field,
  type FieldSource,
  type PathSource,
  type SourceColumn,
  SourcePath,
} from "@/lib/ingest/contract";
import classes from "./import.module.css";
import { detailHints, detailOf, withDetail } from "./source-text";

interface FieldSourcesProps {
  field: Field;
  columns: readonly SourceColumn[];
  sources: readonly FieldSource[];
  onChange: (sources: FieldSource[]) => void;
}

/** The sources of one field, in the order in which they are tried. */
export function FieldSources({ field, columns, sources, onChange }: FieldSourcesProps) {
  const replace = (at: number, ...next: FieldSource[]) => onChange(sources.toSpliced(at, 1, ...next));
  const addLabel = sources.length === 0 ? "choose a source" : "or else";
  const more = (
    <Button
      variant="subtle"
      size="compact-xs"
      mt={4}
      aria-label={`${addLabel}: add a source for ${field.name}`}
      onClick={() => onChange([...sources, { from: "" }])}
    >
      {addLabel}
    </Button>
  );
  return (
    <>
      {sources.map((source, at) => (
        <SourceRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a source is known by its place alone
          key={at}
          name={`${field.name}${at === 0 ? "" : `, source ${at + 1}`}`}
          field={field}
          columns={columns}
          source={source}
          onChange={(next) => replace(at, next)}
          onRemove={() => replace(at)}
          more={at === sources.length - 1 && more}
        />
      ))}
      {sources.length === 0 && more}
    </>
  );
}

interface SourceRowProps {
  name: string;
  field: Field;
  columns: readonly SourceColumn[];
  source: FieldSource;
  onChange: (source: FieldSource) => void;
  onRemove: () => void;
  /** Behind the last source: how to add another. */
  more: ReactNode;
}

/** Stands for a value that is the same in all records. */
const constant = "constant";
const byType = "by its type";

function SourceRow({ name, field, columns, source, onChange, onRemove, more }: SourceRowProps) {
  const isConstant = "constant" in source;
  const example = isConstant ? undefined : columns.find(({ path }) => path === source.from)?.example;
  const choices = [
    { value: byType, label: "as it is" },
    ...conversionsFor(field)
      .filter((as) => as !== "text")
      .map((as) => ({ value: as, label: conversions[as] })),
    { value: constant, label: "the same in all records" },
  ];
  const convert = (as: string | null) => {
    const from = isConstant ? "" : source.from;
    if (as === constant) onChange({ constant: "" });
    else onChange(as === null || as === byType ? { from } : fresh(from, as as NonNullable<PathSource["as"]>));
  };
  return (
    <div className={classes.source}>
      {isConstant ? (
        <TextInput
          size="xs"
          aria-label={`Value of ${name}`}
          value={String(source.constant)}
          onChange={(event) => onChange({ constant: event.currentTarget.value })}
        />
      ) : (
        <Autocomplete
          size="xs"
          aria-label={`Source of ${name}`}
          data={columns.map(({ path }) => path)}
          value={source.from}
          onChange={(from) => onChange({ ...source, from })}
          error={SourcePath.safeParse(source.from).success ? undefined : 'Write a.b, a[0] or "name.with.dots".'}
          limit={50}
        />
      )}
      <Select
        size="xs"
        aria-label={`How ${name} is read`}
        data={choices}
        value={isConstant ? constant : (source.as ?? byType)}
        onChange={convert}
        allowDeselect={false}
      />
      {isConstant || detailHints[source.as ?? "text"] === undefined ? (
        <Text size="xs" c="dimmed" className={classes.value} pt={7} title={example}>
          {example ? `e.g. ${example}` : ""}
        </Text>
      ) : (
        <Detail key={source.as} name={name} source={source} onChange={onChange} />
      )}
      <span>{more}</span>
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove the source of ${name}`} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}

const fresh = (from: string, as: NonNullable<PathSource["as"]>): PathSource =>
  as === "words" ? { from, as, words: {} } : { from, as };

/** What is typed stays as it is typed; what it says goes on. */
function Detail({
  name,
  source,
  onChange,
}: {
  name: string;
  source: PathSource;
  onChange: (source: PathSource) => void;
}) {
  return (
    <TextInput
      size="xs"
      aria-label={source.as === "words" ? `Words for ${name}` : `Whose messages ${name} takes`}
      placeholder={detailHints[source.as ?? "text"]}
      defaultValue={detailOf(source)}
      onChange={(event) => onChange(withDetail(source, event.currentTarget.value))}
    />
  );
}
