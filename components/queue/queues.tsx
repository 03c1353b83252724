"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { allDecided } from "@/components/detection/detection-words";
import { EmptyState } from "@/components/feedback/empty-state";
import { NothingYet } from "@/components/first-steps/nothing-yet";
import { pageOf } from "@/components/review/use-next";
import { setColumns } from "@/components/sets/set-columns";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { accountQueueQuery, campaignQueueQuery } from "@/lib/queries/review";
import { setsQuery } from "@/lib/queries/sets";
import type { QueuePart } from "@/lib/review/contract";
import { accountColumns, campaignColumns } from "./columns";

export function CampaignQueue({ part }: { part: QueuePart }) {
  const router = useRouter();
  const list = useQuery(campaignQueueQuery(part));
  return (
    <DataTable
      label="Campaigns in the queue"
      columns={campaignColumns}
      rowId={({ campaign }) => campaign.id}
      total={list.data?.counts[part]}
      {...listed(list)}
      onOpen={({ campaign }) => router.push(pageOf({ type: "campaign", id: campaign.id }))}
      empty={<Nothing part={part} waits={allDecided} />}
    />
  );
}

export function AccountQueue({ part }: { part: QueuePart }) {
  const router = useRouter();
  const list = useQuery(accountQueueQuery(part));
  return (
    <DataTable
      label="Accounts in the queue"
      columns={accountColumns}
      rowId={({ accountId }) => accountId}
      total={list.data?.counts[part]}
      {...listed(list)}
      onOpen={({ accountId }) => router.push(pageOf({ type: "account", id: accountId }))}
      empty={<Nothing part={part} waits="Of every core member of a confirmed campaign somebody has said what it is." />}
    />
  );
}

/** Sets that somebody works on or may take; what changed last first, since nothing about a set is urgent by itself. */
export function SetQueue({ part }: { part: QueuePart }) {
  const router = useRouter();
  const list = useQuery(setsQuery({ part }));
  return (
    <DataTable
      label="Sets in the queue"
      columns={setColumns}
      rowId={({ id }) => id}
      total={list.data?.counts[part]}
      {...listed(list)}
      onOpen={({ id }) => router.push(pageOf({ type: "set", id }))}
      empty={<Nothing part={part} waits="Nobody has made a set, or all are put off." />}
    />
  );
}

function Nothing({ part, waits }: { part: QueuePart; waits: string }) {
  if (part === "mine")
    return <EmptyState title="Nothing is yours">Take the next, or open one and work on it.</EmptyState>;
  if (part === "snoozed") return <EmptyState title="Nothing is put off" />;
  if (part === "unclaimed")
    return <EmptyState title="Nothing is unclaimed">Somebody works on all that waits.</EmptyState>;
  return (
    <NothingYet needs="detection">
      <EmptyState title="Nothing waits">{waits}</EmptyState>
    </NothingYet>
  );
}
