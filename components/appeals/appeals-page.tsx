"use client";
import { Group, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { formatCount } from "@/components/data/count";
import { PageHeader } from "@/components/data/page-header";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { ViewsMenu } from "@/components/views/views-menu";
import { type AppealPart, appealParts } from "@/lib/appeals/contract";
import { appealsQuery } from "@/lib/queries/appeals";
import { appealColumns } from "./appeal-columns";

const params = {
  part: parseAsStringLiteral(appealParts).withDefault("open"),
  q: parseAsString.withDefault(""),
};
const partLabels: Record<AppealPart, string> = { open: "Open", free: "Free", mine: "Mine", all: "All" };
const order: AppealPart[] = ["open", "free", "mine", "all"];

/** What owners of accounts challenge, with its clocks: escalated first, then what is due first. */
export function AppealsPage() {
  const router = useRouter();
  const [{ part, q }, set] = useQueryStates(params);
  const [asked] = useDebouncedValue(q, 200);
  const list = useQuery({ ...appealsQuery({ part, ...(asked && { q: asked }) }), placeholderData: keepPreviousData });
  const labelOf = (value: AppealPart) =>
    list.data === undefined ? partLabels[value] : `${partLabels[value]} ${formatCount(list.data.counts[value])}`;
  return (
    <>
      <PageHeader
        title="Appeals"
        about="Measures that the owners of accounts challenge. Somebody who took no part hears each one, in time."
        actions={<ViewsMenu />}
      />
      <Group mb="sm" gap="sm">
        <SegmentedControl
          size="xs"
          aria-label="Which appeals"
          data={order.map((value) => ({ value, label: labelOf(value) }))}
          value={part}
          onChange={(value) => void set({ part: value as AppealPart })}
        />
        <TextInput
          size="xs"
          w={260}
          aria-label="Find an appeal"
          placeholder="Reference, account or campaign"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={q}
          onChange={(event) => void set({ q: event.currentTarget.value })}
        />
      </Group>
      <DataTable
        label="Appeals"
        columns={appealColumns}
        rowId={({ id }) => id}
        {...listed(list)}
        onOpen={({ id }) => router.push(`/appeals/${id}`)}
        empty={
          <EmptyState title={part === "mine" ? "You have no appeal to decide" : "Nobody challenges anything here"}>
            Whoever a measure is taken against is told why, and can challenge it from there.
          </EmptyState>
        }
      />
    </>
  );
}
