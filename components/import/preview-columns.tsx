"use client";
import { Tooltip } from "@mantine/core";
import type { Column } from "@/components/table/column";
import { type FilePreview, fieldsOf, type PreviewRow } from "@/lib/ingest/contract";
import classes from "./import.module.css";

const fixed = { enableSorting: false } as const;

/** The line, what is wrong with it, and a column for each field that any of the rows has. */
export function previewColumns({ kind, rows }: FilePreview): Column<PreviewRow>[] {
  const names = [...fieldsOf[kind].map(({ name }) => name), "attributes"];
  const shown = names.filter((name) => rows.some(({ values, field }) => values[name] !== undefined || field === name));
  return [
    { ...fixed, id: "line", header: "Line", size: 64, meta: { align: "right", grow: 0 }, accessorKey: "line" },
    {
      ...fixed,
      id: "problem",
      header: "Problem",
      size: 270,
      meta: { grow: 0 },
      cell: ({ row: { original } }) => <Problem row={original} />,
    },
    ...shown.map(
      (name): Column<PreviewRow> => ({
        ...fixed,
        id: name,
        header: name === "attributes" ? "other fields" : name,
        size: 150,
        cell: ({ row: { original } }) => <Value name={name} row={original} />,
      }),
    ),
  ];
}

function Problem({ row: { field, reason } }: { row: PreviewRow }) {
  if (reason === "") return <span>–</span>;
  const words = `${field} ${reason}`.trim();
  return (
    <span className={`${classes.value} ${classes.fault}`} title={words}>
      {words}
    </span>
  );
}

function Value({ name, row }: { name: string; row: PreviewRow }) {
  const isFault = row.field === name && row.reason !== "";
  const value = isFault ? row.excerpt : row.values[name];
  if (!value) return null;
  return (
    <Tooltip label={value} disabled={value.length < 20}>
      <span className={isFault ? `${classes.value} ${classes.fault}` : classes.value}>{value}</span>
    </Tooltip>
  );
}
