"use client";
import { Button, Group, Text, Tooltip } from "@mantine/core";
import { IconShieldBolt, IconUserQuestion } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatCount } from "@/components/data/count";
import { usePermission } from "@/components/session/session";
import { MakeSetButton, makeSetOfThese } from "@/components/sets/make-set-button";
import { useOfferedActions } from "@/components/shell/palette/offered-actions";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import type { DecisionOutcome, ProposalView } from "@/lib/decisions/contract";
import { type MemberFilters, membersQuery } from "@/lib/queries/members";
import { asProblem } from "@/lib/queries/problem";
import { noMeasures, selectMembersFirst } from "../act-words";
import { MeasureDialog } from "../measures/measure-dialog";
import { SplitOffButton } from "../regroup/split-off-button";
import { endedRefusal, measureRefusal } from "../use-campaign-acts";
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
  const count = selection.ids.size;
  const refusals = useRefusals(casefile.campaign, count);
  useOfferedMemberActs(refusals, count, setDialog);
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
        <MemberAct
          icon={<IconUserQuestion size={15} aria-hidden />}
          refusal={refusals.disposition}
          hint="Say what these accounts are in this campaign"
          onAct={() => setDialog("disposition")}
        >
          Set disposition
        </MemberAct>
        <MemberAct
          icon={<IconShieldBolt size={15} aria-hidden />}
          refusal={refusals.measure}
          onAct={() => setDialog("measure")}
        >
          Take a measure …
        </MemberAct>
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

/** Why an act cannot be taken by who is signed in, on the campaign as it stands; null when it can. The server asks all of it again. */
function useRefusals(campaign: CampaignView, count: number): Record<MemberDialog, string | null> {
  const decides = usePermission("member.decide");
  const restricts = usePermission("account.restrict");
  const bans = usePermission("account.ban");
  const revokes = usePermission("key.revoke");
  const noMeasure = measureRefusal(campaign);
  const measure = (isAllowed: boolean) => (isAllowed ? noMeasure : noMeasures);
  return {
    disposition: decides
      ? (endedRefusal(campaign) ?? (count === 0 ? selectMembersFirst : null))
      : "Your roles do not allow saying what accounts are.",
    measure: measure(restricts || bans || revokes),
    ban: measure(bans),
    revoke_key: measure(revokes),
  };
}

interface MemberActProps {
  icon: ReactNode;
  refusal: string | null;
  /** What it does, while it can be done. */
  hint?: string;
  onAct: () => void;
  children: string;
}

/** One act as a button that stays where it is, and says why, when it cannot be taken. */
const MemberAct = ({ icon, refusal, hint, onAct, children }: MemberActProps) => (
  <Tooltip label={refusal ?? hint} disabled={(refusal ?? hint) === undefined}>
    <Button
      variant="default"
      leftSection={icon}
      data-disabled={refusal !== null || undefined}
      aria-disabled={refusal !== null}
      onClick={refusal === null ? onAct : undefined}
    >
      {children}
    </Button>
  </Tooltip>
);

/** The same acts in the palette; each opens its dialog, which says first what it will do. */
function useOfferedMemberActs(
  refusals: Record<MemberDialog, string | null>,
  count: number,
  open: (dialog: MemberDialog) => void,
): void {
  const offer = (dialog: MemberDialog, label: string) =>
    refusals[dialog] === null ? [{ label, run: () => open(dialog) }] : [];
  useOfferedActions([
    ...offer("disposition", `Set the disposition of ${formatCount(count)} selected`),
    ...offer("measure", "Take a measure: preview"),
    ...offer("revoke_key", "Revoke keys: preview"),
    ...offer("ban", "Ban accounts: preview"),
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
