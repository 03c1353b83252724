"use client";
import { MultiSelect, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import type { CampaignView } from "@/lib/campaigns/contract";
import { mostMerged } from "@/lib/decisions/contract";
import { campaignsQuery } from "@/lib/queries/campaigns";
import { asProblem } from "@/lib/queries/problem";
import { foreseenMergeQuery, mergeCampaignsMutation } from "@/lib/queries/regroupings";
import { MergePreview } from "./merge-preview";
import { useRegrouped } from "./use-regrouped";

interface MergeDialogProps {
  campaign: CampaignView;
  opened: boolean;
  onClose: () => void;
}

/** Asks with which campaigns it is one, and shows what that would make of them. */
export function MergeDialog({ campaign, opened, onClose }: MergeDialogProps) {
  const [others, setOthers] = useState<string[]>([]);
  const client = useQueryClient();
  const merge = useMutation(mergeCampaignsMutation());
  const onRegrouped = useRegrouped(campaign.id);
  const preview = foreseenMergeQuery(campaign.id, others);
  const foreseen = useQuery({ ...preview, enabled: opened && others.length > 0 });
  const seen = others.length === 0 ? undefined : foreseen.data;
  const onConfirm = async (reason: string) => {
    if (seen === undefined) return;
    const [own, rest] = [seen.campaigns.find(({ id }) => id === campaign.id), seen.campaigns];
    const asked = rest.flatMap(({ id, version }) => (id === campaign.id ? [] : [{ campaignId: id, version }]));
    try {
      const input = { campaignId: campaign.id, version: own?.version ?? campaign.version, others: asked, reason };
      const { regrouping } = await merge.mutateAsync(input);
      setOthers([]);
      await onRegrouped(regrouping);
    } catch (error) {
      // What it would come to is another by now: the dialog stays, and shows that.
      if (asProblem(error).status === 409) await client.invalidateQueries({ queryKey: preview.queryKey });
      throw error;
    }
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title={`Merge ${campaign.codeName} with other campaigns`}
      confirmLabel={seen === undefined ? "Merge" : `Merge ${formatCount(seen.campaigns.length)} campaigns`}
      canConfirm={seen !== undefined && !foreseen.isFetching}
      onConfirm={onConfirm}
      placeholder="Why the same hands run all of them."
    >
      <OtherCampaigns campaign={campaign} opened={opened} value={others} onChange={setOthers} />
      {foreseen.error !== null && others.length > 0 && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {asProblem(foreseen.error).message}
        </Text>
      )}
      {seen !== undefined && <MergePreview foreseen={seen} />}
    </ReasonDialog>
  );
}

interface OtherCampaignsProps extends Omit<MergeDialogProps, "onClose"> {
  value: string[];
  onChange: (ids: string[]) => void;
}

const mostOffered = 30;

/** Campaigns by name; those that are chosen stay, whatever is looked for. */
function OtherCampaigns({ campaign, opened, value, onChange }: OtherCampaignsProps) {
  const [search, setSearch] = useState("");
  const [q] = useDebouncedValue(search.trim(), 200);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const filters = { ...(q === "" ? {} : { q }), limit: mostOffered };
  const found = useInfiniteQuery({ ...campaignsQuery(filters), enabled: opened, placeholderData: keepPreviousData });
  const rows = (found.data?.pages ?? []).flatMap((page) => page.rows).filter(({ id }) => id !== campaign.id);
  const labelled = new Map([
    ...names,
    ...rows.map((one) => [one.id, `${one.codeName} · ${formatCount(one.accounts)} accounts, ${one.status}`] as const),
  ]);
  const offered = [...new Set([...value, ...rows.map(({ id }) => id)])];
  const choose = (ids: string[]) => {
    setNames(new Map(ids.map((id) => [id, labelled.get(id) ?? id])));
    onChange(ids);
  };
  return (
    <MultiSelect
      label="Campaigns that are one with it"
      placeholder={value.length === 0 ? "Code name, or an account of it" : undefined}
      required
      searchable
      maxValues={mostMerged - 1}
      data={offered.map((id) => ({ value: id, label: labelled.get(id) ?? id }))}
      // The server has looked for it already.
      filter={({ options }) => options}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage="No campaign that is found now has such a name."
      value={value}
      onChange={choose}
    />
  );
}
