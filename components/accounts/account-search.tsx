"use client";
import { Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { PageHeader } from "@/components/data/page-header";
import { Pseudonym } from "@/components/data/pseudonym";
import { EmptyState } from "@/components/feedback/empty-state";
import { NothingYet } from "@/components/first-steps/nothing-yet";
import { usePermission } from "@/components/session/session";
import { MakeSetButton, makeSetOfThese } from "@/components/sets/make-set-button";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { ViewsMenu } from "@/components/views/views-menu";
import { type AccountHit, accountSearchQuery } from "@/lib/queries/accounts";

const typingPauseMs = 200;
const pageOf = (accountId: string) => `/accounts/${encodeURIComponent(accountId)}`;

const columns: Column<AccountHit>[] = [
  {
    id: "account",
    header: "Account",
    size: 240,
    accessorKey: "accountId",
    cell: ({ row: { original } }) => <Pseudonym value={original.accountId} href={pageOf(original.accountId)} />,
  },
  {
    id: "campaigns",
    header: "Campaigns",
    size: 110,
    accessorKey: "campaigns",
    meta: { align: "right", grow: 0, hint: "Campaigns that it is a member of." },
  },
];

/** Finds accounts by their id. */
export function AccountSearch() {
  const router = useRouter();
  const [q, setQ] = useQueryState("q", parseAsString.withDefault(""));
  const [asked] = useDebouncedValue(q.trim(), typingPauseMs);
  const { data, error, isLoading, refetch } = useQuery(accountSearchQuery(asked));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const mayWork = usePermission("review.work");
  return (
    <>
      <PageHeader
        title="Accounts"
        about="Find an account by its id, or open one from the campaign it is in."
        actions={<ViewsMenu />}
      />
      <Stack gap="sm" maw={760}>
        <TextInput
          type="search"
          aria-label="Account id"
          placeholder="Account id, or its beginning"
          leftSection={<IconSearch size={15} aria-hidden />}
          value={q}
          onChange={(event) => void setQ(event.currentTarget.value || null)}
          data-autofocus
        />
        {asked.length < 2 ? (
          <NothingYet needs="data">
            <EmptyState title="Type at least two characters of an id" />
          </NothingYet>
        ) : (
          <DataTable
            {...(mayWork ? { selection: { selected, onChange: setSelected } } : {})}
            foot={<SetOfFound q={asked} selected={selected} />}
            label="Accounts"
            columns={columns}
            rows={data ?? []}
            rowId={({ accountId }) => accountId}
            isLoading={isLoading}
            error={error}
            onRetry={() => void refetch()}
            onOpen={({ accountId }) => router.push(pageOf(accountId))}
            empty={<EmptyState title="No account by that id" />}
          />
        )}
      </Stack>
    </>
  );
}

/** The selected accounts, or else all whose id begins so, shown or not: the server finds them. */
function SetOfFound({ q, selected }: { q: string; selected: ReadonlySet<string> }) {
  const isSelection = selected.size > 0;
  return (
    <MakeSetButton
      size="compact-sm"
      source={isSelection ? { type: "accounts", accountIds: [...selected] } : { type: "account-search", q }}
      suggestedName={`Accounts ${q}…`}
    >
      {isSelection ? makeSetOfThese : "Make a set of all that begin so"}
    </MakeSetButton>
  );
}
