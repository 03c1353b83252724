"use client";
import { Group, Stack, Text } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { familyNames } from "@/components/badges/meanings";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { paged } from "@/components/table/paged";
import type { memberSorts } from "@/lib/campaigns/contract";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import type { DecisionOutcome, ProposalView } from "@/lib/decisions/contract";
import { type Family, families } from "@/lib/detection/contract";
import { membersQuery } from "@/lib/queries/members";
import { familyColor } from "../graph/palette";
import { ProposedNote } from "../measures/proposed-note";
import { MemberActs } from "./member-acts";
import { memberColumns } from "./member-columns";
import { MemberFilters } from "./member-filters";
import classes from "./members.module.css";
import { OutcomeNote } from "./outcome-note";
import { useMemberFilters } from "./use-member-filters";
import { useSelection } from "./use-selection";

/** All members, what each is, and acts on some of them or on the core. */
export function MembersPanel({ casefile }: { casefile: CampaignCasefile }) {
  const { campaign } = casefile;
  const { filters, setFilters, query } = useMemberFilters();
  const members = paged(useInfiniteQuery({ ...membersQuery(campaign.id, query), placeholderData: keepPreviousData }));
  const selection = useSelection(members.rows);
  const [outcome, setOutcome] = useState<DecisionOutcome | ProposalView | null>(null);
  const router = useRouter();
  const reach = Math.max(campaign.explanation.membershipNats, ...members.rows.slice(0, 50).map(({ score }) => score));
  const scale = Math.ceil(reach / 5) * 5;
  const columns = useMemo(() => memberColumns(scale), [scale]);
  const onOutcome = (next: DecisionOutcome | ProposalView) => {
    setOutcome(next);
    selection.clear();
  };
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <MemberFilters filters={filters} setFilters={setFilters} />
        <FamilyLegend nats={campaign.familyNats} />
      </Group>
      <MemberActs
        casefile={casefile}
        query={query}
        selection={selection}
        onOutcome={onOutcome}
        onProposed={onOutcome}
      />
      {outcome !== null && <LastAct of={outcome} onClose={() => setOutcome(null)} />}
      <DataTable
        {...members}
        label="Members"
        columns={columns}
        rowId={({ accountId }) => accountId}
        sorting={{
          state: [{ id: filters.sort, desc: filters.order === "desc" }],
          onChange: ([first]) =>
            first &&
            void setFilters({ sort: first.id as (typeof memberSorts)[number], order: first.desc ? "desc" : "asc" }),
        }}
        selection={{ selected: selection.ids, onChange: selection.setIds }}
        onOpen={({ accountId }) => router.push(`/accounts/${encodeURIComponent(accountId)}`)}
        maxHeight="max(360px, calc(100dvh - 330px))"
        empty={<EmptyState title="No member matches">Clear a filter to see more of the campaign.</EmptyState>}
      />
    </Stack>
  );
}

const LastAct = ({ of, onClose }: { of: DecisionOutcome | ProposalView; onClose: () => void }) =>
  "decisions" in of ? <OutcomeNote outcome={of} onClose={onClose} /> : <ProposedNote proposal={of} onClose={onClose} />;

const FamilyLegend = ({ nats }: { nats: Partial<Record<Family, number>> }) => (
  <Group gap="sm">
    {families
      .filter((family) => (nats[family] ?? 0) > 0)
      .map((family) => (
        <Text key={family} size="xs" component="span" className={classes.legend}>
          <span className={classes.swatch} style={{ background: familyColor(family) }} />
          {familyNames[family]}
        </Text>
      ))}
  </Group>
);
