"use client";
import { Select, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import type { CampaignView } from "@/lib/campaigns/contract";
import { asProblem } from "@/lib/queries/problem";
import { setMembersQuery, setsQuery } from "@/lib/queries/sets";

const mostPerPage = 1000;
const mostPages = 50;

interface SetOfCampaignProps {
  campaign: CampaignView;
  opened: boolean;
  /** Takes the members of the campaign that are in the chosen set. */
  onChange: (accountIds: readonly string[]) => void;
}

/** A saved set, of which those that are members of the campaign are meant. */
export function SetOfCampaign({ campaign, opened, onChange }: SetOfCampaignProps) {
  const client = useQueryClient();
  const [setId, setSetId] = useState<string | null>(null);
  const { data } = useQuery({ ...setsQuery(), enabled: opened });
  const load = useMutation({
    mutationFn: async (id: string) => {
      const filters = { campaign: campaign.id, limit: mostPerPage };
      const all = await client.fetchInfiniteQuery({ ...setMembersQuery(id, filters), pages: mostPages });
      return all.pages.flatMap(({ rows }) => rows.map(({ accountId }) => accountId));
    },
    onSuccess: onChange,
  });
  const sets = data?.rows ?? [];
  const chosen = sets.find(({ id }) => id === setId);
  return (
    <>
      <Select
        label="Accounts of a set"
        description="Or select accounts in Members or in the graph, and choose Split off there."
        placeholder={sets.length === 0 ? "There is no set yet" : "A set that has them"}
        searchable
        data={sets.map(({ id, name, accounts }) => ({
          value: id,
          label: `${name} · ${formatCount(accounts)} accounts`,
        }))}
        value={setId}
        onChange={(id) => {
          setSetId(id);
          onChange([]);
          if (id !== null) load.mutate(id);
        }}
      />
      {load.error !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {asProblem(load.error).message}
        </Text>
      )}
      {chosen !== undefined && load.data !== undefined && !load.isPending && (
        <Text size="sm" aria-live="polite">
          {formatCount(load.data.length)} of the {formatCount(chosen.accounts)} accounts of the set are members of{" "}
          {campaign.codeName}.
        </Text>
      )}
    </>
  );
}
