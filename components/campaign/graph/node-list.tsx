"use client";
import { Group, Text } from "@mantine/core";
import { useMemo } from "react";
import { familyNames } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import classes from "./graph.module.css";
import { type NodeRow, prepareNodeRows } from "./node-rows";
import { familyColor, tierColor } from "./palette";
import type { DrawnGraph } from "./prepare-graph";

interface NodeListProps {
  graph: DrawnGraph;
  isolated: string | null;
  selected: ReadonlySet<string>;
  onOpen: (id: string) => void;
  onPoint: (id: string | null) => void;
  onSelect: (ids: ReadonlySet<string>) => void;
}

/** Every node of the picture as a row; opening a row does what a click on the node does. */
export function NodeList({ graph, isolated, selected, onOpen, onPoint, onSelect }: NodeListProps) {
  const rows = useMemo(() => prepareNodeRows(graph, isolated), [graph, isolated]);
  const columns = useMemo(() => nodeColumns(onPoint), [onPoint]);
  return (
    <DataTable
      label="Nodes"
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
      selection={{ selected, onChange: onSelect }}
      maxHeight="max(390px, calc(100dvh - 410px))"
    />
  );
}

const nodeColumns = (onPoint: (id: string | null) => void): Column<NodeRow>[] => [
  {
    id: "node",
    header: "Value or account",
    size: 170,
    meta: { grow: 1 },
    accessorFn: ({ node }) => node.label,
    cell: ({ row: { original } }) => <NodeName row={original} onPoint={onPoint} />,
  },
  {
    id: "accounts",
    header: "Accounts",
    size: 122,
    meta: { grow: 0, align: "right", hint: "Accounts here; of a value also how many hold it overall, members or not." },
    accessorFn: ({ node }) => node.accounts,
    cell: ({
      row: {
        original: { node },
      },
    }) =>
      node.type === "value"
        ? `${formatCount(node.accounts)} / ${node.accountsOverall === null ? "–" : formatCount(node.accountsOverall)}`
        : formatCount(node.accounts),
  },
  {
    id: "weight",
    header: "Nats",
    size: 62,
    meta: { grow: 0, align: "right" },
    accessorFn: ({ node }) => node.weight ?? -1,
    cell: ({
      row: {
        original: { node },
      },
    }) => (node.weight === null ? "" : formatNats(node.weight)),
  },
];

function NodeName({ row: { id, node }, onPoint }: { row: NodeRow; onPoint: (id: string | null) => void }) {
  const color = node.family === null ? tierColor(node.tier ?? "core") : familyColor(node.family);
  const href = node.type === "account" ? `/accounts/${encodeURIComponent(node.label)}` : undefined;
  return (
    <Group gap={7} wrap="nowrap" onPointerEnter={() => onPoint(id)} onPointerLeave={() => onPoint(null)}>
      <span className={classes.dot} style={{ background: color }} title={kindOf(node)} />
      {node.type === "community" ? <Text size="sm">{node.label}</Text> : <Pseudonym value={node.label} href={href} />}
    </Group>
  );
}

const kindOf = (node: NodeRow["node"]) => {
  if (node.family !== null) return `${familyNames[node.family]} value`;
  return node.type === "community" ? "Community of accounts" : "Account";
};
