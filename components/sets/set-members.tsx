"use client";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconStackPop } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { IdFilter } from "@/components/data/id-filter";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { DataTable } from "@/components/table/data-table";
import { paged } from "@/components/table/paged";
import { asProblem } from "@/lib/queries/problem";
import { removeFromSetMutation, setMembersQuery } from "@/lib/queries/sets";
import type { AccountSetView } from "@/lib/review/contract";
import { MakeSetButton, putIntoSet } from "./make-set-button";
import { SetActs } from "./set-acts";
import { setMemberColumns } from "./set-member-columns";
import { useSetChange } from "./use-set-change";

const params = { q: parseAsString.withDefault(""), campaign: parseAsString };
const pageSize = 500;

/** Who is in a set, and what is done with some of them. */
export function SetMembers({ set }: { set: AccountSetView }) {
  const router = useRouter();
  const [filters, setFilters] = useQueryStates(params, { throttleMs: 200 });
  const [q] = useDebouncedValue(filters.q.trim(), 200);
  const query = { ...(q ? { q } : {}), ...(filters.campaign ? { campaign: filters.campaign } : {}), limit: pageSize };
  const members = paged(useInfiniteQuery({ ...setMembersQuery(set.id, query), placeholderData: keepPreviousData }));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const mayWork = usePermission("review.work");
  return (
    <Stack gap="xs">
      <SetActs set={set} />
      <Group justify="space-between" gap="sm">
        <IdFilter
          w={230}
          aria-label="Search members"
          value={filters.q}
          onType={(q) => void setFilters({ q: q || null })}
        />
        {mayWork && <WithSelected set={set} selected={selected} onDone={() => setSelected(new Set())} />}
      </Group>
      <DataTable
        {...members}
        label="Members"
        columns={setMemberColumns}
        rowId={({ accountId }) => accountId}
        {...(mayWork ? { selection: { selected, onChange: setSelected } } : {})}
        onOpen={({ accountId }) => router.push(`/accounts/${encodeURIComponent(accountId)}`)}
        maxHeight="max(320px, calc(100dvh - 380px))"
        empty={<EmptyState title={set.accounts === 0 ? "Nobody is in this set" : "No member fits"} />}
      />
    </Stack>
  );
}

interface WithSelectedProps {
  set: AccountSetView;
  selected: ReadonlySet<string>;
  onDone: () => void;
}

function WithSelected({ set, selected, onDone }: WithSelectedProps) {
  const change = useSetChange(set.id);
  const remove = useMutation(removeFromSetMutation());
  const accountIds = [...selected];
  const onRemove = () =>
    change(() => remove.mutateAsync({ setId: set.id, version: set.version, accountIds })).then(onDone, (error) =>
      notifications.show({ title: "Nothing was removed", message: asProblem(error).message, color: "red" }),
    );
  return (
    <Group gap="xs">
      <Text size="sm" aria-live="polite">
        {selected.size === 0 ? "None selected" : `${formatCount(selected.size)} selected`}
      </Text>
      <MakeSetButton
        size="compact-sm"
        source={selected.size === 0 ? null : { type: "accounts", accountIds }}
        suggestedName={`Part of ${set.name}`.slice(0, 120)}
        onMade={onDone}
      >
        {putIntoSet}
      </MakeSetButton>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconStackPop size={15} aria-hidden />}
        disabled={selected.size === 0}
        loading={remove.isPending}
        onClick={() => void onRemove()}
      >
        Remove from the set
      </Button>
    </Group>
  );
}
