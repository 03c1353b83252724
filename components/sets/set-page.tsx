"use client";
import { Stack, Tabs, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { formatCount } from "@/components/data/count";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { Notebook } from "@/components/notebook/notebook";
import { ReviewBar } from "@/components/review/review-bar";
import { usePermission } from "@/components/session/session";
import { setQuery } from "@/lib/queries/sets";
import type { AccountSetView } from "@/lib/review/contract";
import { SetHeader } from "./set-header";
import { SetHistory } from "./set-history";
import { SetMembers } from "./set-members";
import { SetOverlap } from "./set-overlap";

const tabs = ["members", "notebook", "overlap", "history"] as const;

/** One set: who is in it, what can be done with it, and what was. */
export function SetPage({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(setQuery(id));
  if (data !== undefined) return <SetFile set={data} />;
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <LoadingRows rows={14} />;
}

function SetFile({ set }: { set: AccountSetView }) {
  const mayAsk = usePermission("bundle.export");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(tabs).withDefault("members"));
  return (
    <Stack gap="sm">
      <ReviewBar reviewed={{ type: "set", id: set.id }} name={set.name} />
      <SetHeader set={set} />
      <Tabs value={tab} onChange={(value) => void setTab(value as typeof tab)} keepMounted={false}>
        <Tabs.List aria-label="Parts of the set" mb="sm">
          <Tabs.Tab value="members">
            Members{" "}
            <Text component="span" size="xs" c="dimmed">
              {formatCount(set.accounts)}
            </Text>
          </Tabs.Tab>
          <Tabs.Tab value="notebook">Notebook</Tabs.Tab>
          {mayAsk && <Tabs.Tab value="overlap">Overlap</Tabs.Tab>}
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="members">
          <SetMembers set={set} />
        </Tabs.Panel>
        <Tabs.Panel value="notebook">
          <Notebook noted={{ type: "set", id: set.id }} />
        </Tabs.Panel>
        {mayAsk && (
          <Tabs.Panel value="overlap">
            <SetOverlap setId={set.id} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="history">
          <SetHistory setId={set.id} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
