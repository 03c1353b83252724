"use client";
import { Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import type { Column } from "@/components/table/column";
import { words } from "@/lib/queries/words";
import type { ExchangeRow } from "@/lib/traffic/contract";

const text = (id: keyof ExchangeRow, header: string, size: number): Column<ExchangeRow> => ({
  id,
  header,
  size,
  enableSorting: false,
  accessorFn: (row) => words(String(row[id] ?? "")),
});
const tokens = (id: "inputTokens" | "outputTokens", header: string): Column<ExchangeRow> => ({
  id,
  header,
  size: 110,
  enableSorting: false,
  meta: { align: "right", grow: 0 },
  accessorFn: (row) => formatCount(row[id]),
});

export const exchangeColumns: Column<ExchangeRow>[] = [
  {
    id: "ts",
    header: "Time",
    size: 200,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <Moment at={original.ts} precision="second" />,
  },
  text("model", "Model", 120),
  text("capability", "Capability", 100),
  {
    id: "elicitation",
    header: "Asks for",
    size: 180,
    enableSorting: false,
    meta: { grow: 2, hint: "Signs that the prompt asks for training material." },
    cell: ({ row: { original } }) => <Text size="sm">{original.elicitation.map(words).join(", ")}</Text>,
  },
  tokens("inputTokens", "Tokens in"),
  tokens("outputTokens", "Tokens out"),
  text("status", "Status", 80),
  {
    id: "network",
    header: "Network",
    size: 140,
    enableSorting: false,
    cell: ({ row: { original } }) => original.network && <Pseudonym value={original.network} />,
  },
  {
    id: "exchangeId",
    header: "Exchange",
    size: 140,
    enableSorting: false,
    cell: ({ row: { original } }) => <Pseudonym value={original.exchangeId} />,
  },
];
