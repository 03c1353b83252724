"use client";
import { Drawer, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { exchangeColumns } from "@/components/accounts/exchange-columns";
import { bucketMoment } from "@/components/chart/ticks";
import { Pseudonym } from "@/components/data/pseudonym";
import { EmptyState } from "@/components/feedback/empty-state";
import { useZone } from "@/components/preferences/preferences";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { paged } from "@/components/table/paged";
import { exploredExchangesQuery } from "@/lib/queries/traffic";
import { type ExchangeRow, type ExploreExchangesQuery, facets, type TrafficExploration } from "@/lib/traffic/contract";
import { groupName } from "./group-columns";
import { closed, type TrafficView, useTrafficView } from "./params";

/** Stands in the URL for the exchanges of all groups. */
export const allGroups = "all";

const account: Column<ExchangeRow> = {
  id: "accountId",
  header: "Account",
  size: 170,
  enableSorting: false,
  cell: ({ row: { original } }) => (
    <Pseudonym value={original.accountId} href={`/accounts/${encodeURIComponent(original.accountId)}`} />
  ),
};
const columns = [exchangeColumns[0] as Column<ExchangeRow>, account, ...exchangeColumns.slice(1)];

function questionOf({ query, by, open, at }: TrafficView, window: TrafficExploration["window"]): ExploreExchangesQuery {
  const filters = Object.fromEntries(facets.flatMap((facet) => (query[facet] ? [[facet, query[facet]]] : [])));
  const when = at === null ? { from: window?.from, to: window?.to } : { at };
  return { ...filters, ...when, ...(open === allGroups ? {} : { [by]: open ?? undefined }) };
}

/** The exchanges behind a figure, without anybody's words; those are read on an account's page, for a campaign and a purpose. */
export function ExchangesDrawer({ exploration }: { exploration: TrafficExploration }) {
  const view = useTrafficView();
  const zone = useZone();
  const group = exploration.groups.find(({ key }) => key === view.open);
  const of = group === undefined ? "" : ` of ${groupName(view.by, group.label)}`;
  const when = view.at === null ? "" : `, ${whenOf(view.at, zone)}`;
  return (
    <Drawer
      opened={view.open !== null}
      onClose={() => void view.set(closed)}
      position="right"
      size="min(1500px, 94%)"
      title={`Exchanges${of}${when}`}
    >
      {view.open !== null && <Listed question={questionOf(view, exploration.window)} />}
    </Drawer>
  );
}

/** A bucket as the chart names it; as it was typed where it is none. */
function whenOf(at: string, zone: string): string {
  const start = Date.parse(at);
  return Number.isNaN(start)
    ? at
    : at.length > 10
      ? bucketMoment({ grain: "hour", zone }, start)
      : bucketMoment({ grain: "day", zone: "UTC" }, start);
}

function Listed({ question }: { question: ExploreExchangesQuery }) {
  const table = paged(useInfiniteQuery(exploredExchangesQuery(question)));
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {question.at === undefined && `${question.from} to ${question.to}, newest day first, within a day `}
        {question.at === undefined ? "account by account" : "Account by account"}. What was written is read on the
        account's page.
      </Text>
      <DataTable
        label="Exchanges"
        columns={columns}
        rowId={({ accountId, exchangeId }) => `${accountId} ${exchangeId}`}
        maxHeight="calc(100dvh - 180px)"
        empty={
          <EmptyState title="None of these exchanges is kept">
            Figures of a day may outlive its exchanges, which go with their retention.
          </EmptyState>
        }
        {...table}
      />
    </>
  );
}
