"use client";
import { Button, Group, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedValue, useDisclosure } from "@mantine/hooks";
import { IconClipboardList, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { formatCount } from "@/components/data/count";
import { PageHeader } from "@/components/data/page-header";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { ViewsMenu } from "@/components/views/views-menu";
import { setsQuery } from "@/lib/queries/sets";
import type { SetList } from "@/lib/review/contract";
import { ListDialog } from "./list-dialog";
import { setColumns } from "./set-columns";

const parts = ["all", "mine", "snoozed"] as const;
const params = { q: parseAsString.withDefault(""), part: parseAsStringLiteral(parts).withDefault("all") };

/** The team's named sets of accounts. */
export function SetsPage() {
  const router = useRouter();
  const [{ q, part }, set] = useQueryStates(params, { throttleMs: 200 });
  const [asked] = useDebouncedValue(q.trim(), 200);
  const filters = { ...(asked ? { q: asked } : {}), ...(part === "all" ? {} : { part }) };
  const list = useQuery({ ...setsQuery(filters), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader
        title="Sets"
        about="Accounts under a name that the whole team works on: of a filter, a selection or a list."
        actions={
          <>
            <ViewsMenu />
            <FromList />
          </>
        }
      />
      <Group gap="sm" mb="sm" role="search">
        <TextInput
          size="xs"
          w={230}
          aria-label="Name"
          placeholder="Name contains"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={q}
          onChange={(event) => void set({ q: event.currentTarget.value || null })}
        />
        <PartChoice list={list.data} part={part} onChange={(next) => void set({ part: next })} />
      </Group>
      <DataTable
        label="Sets"
        columns={setColumns}
        rowId={({ id }) => id}
        {...listed(list)}
        onOpen={({ id }) => router.push(`/sets/${id}`)}
        empty={<Nothing isNarrowed={asked !== "" || part !== "all"} />}
      />
    </>
  );
}

interface PartChoiceProps {
  list: SetList | undefined;
  part: (typeof parts)[number];
  onChange: (part: (typeof parts)[number]) => void;
}

const PartChoice = ({ list, part, onChange }: PartChoiceProps) => (
  <SegmentedControl
    size="xs"
    aria-label="Whose"
    data={[
      { value: "all", label: list === undefined ? "All" : `All ${formatCount(list.total)}` },
      { value: "mine", label: list === undefined ? "Mine" : `Mine ${formatCount(list.counts.mine)}` },
      { value: "snoozed", label: list === undefined ? "Put off" : `Put off ${formatCount(list.counts.snoozed)}` },
    ]}
    value={part}
    onChange={(value) => onChange(value as typeof part)}
  />
);

function FromList() {
  const mayWork = usePermission("review.work");
  const [opened, dialog] = useDisclosure(false);
  if (!mayWork) return null;
  return (
    <>
      <Button leftSection={<IconClipboardList size={15} aria-hidden />} onClick={dialog.open}>
        Make a set of a list
      </Button>
      <ListDialog opened={opened} onClose={dialog.close} />
    </>
  );
}

function Nothing({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title="No set fits">Choose All, or look for another name.</EmptyState>;
  return (
    <EmptyState title="No sets yet">
      Select members of a campaign or look for accounts, then put them into a set; or paste a list.
    </EmptyState>
  );
}
