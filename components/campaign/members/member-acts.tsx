"use client";
import { Button, Group, Text, Tooltip } from "@mantine/core";
import { IconShieldBolt, IconUserQuestion } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { usePermission } from "@/components/session/session";
import { MakeSetButton, makeSetOfThese } from "@/components/sets/make-set-button";
import { useOfferedActions } from "@/components/shell/palette/offered-actions";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import type { DecisionOutcome, ProposalView } from "@/lib/decisions/contract";
import { type MemberFilters, membersQuery } from "@/lib/queries/members";
import { asProblem } from "@/lib/queries/problem";
import { selectMembersFirst } from "../act-words";
import { MeasureDialog } from "../measures/measure-dialog";
import { SplitOffButton } from "../regroup/split-off-button";
import { DispositionDialog } from "./disposition-dialog";
import classes from "./members.module.css";
import type { MemberSelection } from "./use-selection";

interface MemberActsProps {
  casefile: CampaignCasefile;
  query: MemberFilters;
  selection: MemberSelection;
  onOutcome: (outcome: DecisionOutcome) => void;
  onProposed: (proposal: ProposalView) => void;
}

/** What can be done to the selected members, or to the core when none is selected. */
export function MemberActs({ casefile, query, selection, onOutcome, onProposed }: MemberActsProps) {
  const [dialog, setDialog] = useState<MemberDialog | null>(null);
  const may = {
    decide: usePermission("member.decide"),
    restrict: usePermission("account.restrict"),
    ban: usePermission("account.ban"),
    revoke: usePermission("key.revoke"),
  };
  const count = selection.ids.size;
  useOfferedMemberActs(may, count, setDialog);
  const shared = { casefile, selection, onOutcome, onClose: () => setDialog(null) };
  return (
    <Group className={classes.selection} data-active={count > 0 || undefined} gap="xs" justify="space-between">
      <Group gap="xs">
        <Text size="sm" fw={count > 0 ? 600 : 400} aria-live="polite">
          {count === 0 ? "None selected" : `${formatCount(count)} selected`}
        </Text>
        <SelectCore campaignId={casefile.campaign.id} query={query} onRows={selection.setRows} />
        {count > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={selection.clear}>
            Clear
          </Button>
        )}
      </Group>
      <Group gap="xs">
        <SetOfThese casefile={casefile} query={query} selection={selection} />
        <SplitOffButton campaign={casefile.campaign} accountIds={[...selection.ids]} />
        <Tooltip label={count === 0 ? selectMembersFirst : "Say what these accounts are in this campaign"}>
          <Button
            variant="default"
            leftSection={<IconUserQuestion size={15} aria-hidden />}
            disabled={!may.decide || count === 0}
            onClick={() => setDialog("disposition")}
          >
            Set disposition
          </Button>
        </Tooltip>
        <Button
          variant="default"
          leftSection={<IconShieldBolt size={15} aria-hidden />}
          disabled={!may.restrict && !may.ban && !may.revoke}
          onClick={() => setDialog("measure")}
        >
          Take a measure …
        </Button>
      </Group>
      <DispositionDialog {...shared} opened={dialog === "disposition"} />
      <MeasureDialog
        campaign={casefile.campaign}
        named={[...selection.ids]}
        kind={dialog === "ban" || dialog === "revoke_key" ? dialog : undefined}
        opened={dialog !== null && dialog !== "disposition"}
        onClose={() => setDialog(null)}
        onOutcome={onOutcome}
        onProposed={onProposed}
      />
    </Group>
  );
}

/** The selected members, or else all that fit the filters, loaded or not: the server finds them. */
function SetOfThese({
  casefile: { campaign },
  query,
  selection,
}: Pick<MemberActsProps, "casefile" | "query" | "selection">) {
  const { q, tier, disposition } = query;
  const isNarrowed = q !== undefined || tier !== undefined || disposition !== undefined;
  const isSelection = selection.ids.size > 0;
  return (
    <MakeSetButton
      source={
        isSelection
          ? { type: "accounts", accountIds: [...selection.ids] }
          : { type: "campaign-members", campaignId: campaign.id, filter: { q, tier, disposition } }
      }
      suggestedName={isSelection || isNarrowed ? `Part of ${campaign.codeName}` : `All of ${campaign.codeName}`}
    >
      {isSelection ? makeSetOfThese : isNarrowed ? "Make a set of all that match" : "Make a set of all"}
    </MakeSetButton>
  );
}

type MemberDialog = "disposition" | "measure" | "ban" | "revoke_key";

/** The same acts in the palette; each opens its dialog, which says first what it will do. */
function useOfferedMemberActs(
  may: { decide: boolean; restrict: boolean; ban: boolean; revoke: boolean },
  count: number,
  open: (dialog: MemberDialog) => void,
): void {
  const offer = (isOffered: boolean, label: string, dialog: MemberDialog) =>
    isOffered ? [{ label, run: () => open(dialog) }] : [];
  useOfferedActions([
    ...offer(may.decide && count > 0, `Set the disposition of ${formatCount(count)} selected`, "disposition"),
    ...offer(may.restrict || may.ban || may.revoke, "Take a measure: preview", "measure"),
    ...offer(may.revoke, "Revoke keys: preview", "revoke_key"),
    ...offer(may.ban, "Ban accounts: preview", "ban"),
  ]);
}

const mostPerPage = 1000;
const mostPages = 100;

/** Selects every core member that fits the filters, loaded or not. */
function SelectCore(props: { campaignId: string; query: MemberFilters; onRows: MemberSelection["setRows"] }) {
  const client = useQueryClient();
  const load = useMutation({
    mutationFn: async () => {
      const filters = { ...props.query, tier: "core" as const, limit: mostPerPage };
      const all = await client.fetchInfiniteQuery({ ...membersQuery(props.campaignId, filters), pages: mostPages });
      return all.pages.flatMap(({ rows }) => rows);
    },
    onSuccess: props.onRows,
  });
  return (
    <>
      <Button variant="subtle" size="compact-xs" loading={load.isPending} onClick={() => load.mutate()}>
        Select all core that match
      </Button>
      {load.error !== null && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {asProblem(load.error).message}
        </Text>
      )}
    </>
  );
}
