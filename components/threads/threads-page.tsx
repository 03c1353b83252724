"use client";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { Shortcut } from "@/components/data/shortcut";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { usePageKeys } from "@/components/shell/use-page-keys";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { threadsQuery } from "@/lib/queries/threads";
import type { ListedThread } from "@/lib/threads/contract";
import { pullThread } from "./pull-thread-button";
import { StartThreadDialog } from "./seed-dialog";

const count = (id: "accepted" | "rejected" | "steps", header: string): Column<ListedThread> => ({
  id,
  header,
  size: 100,
  meta: { align: "right", grow: 0 },
  accessorKey: id,
  cell: ({ row: { original } }) => formatCount(original[id]),
});

const columns: Column<ListedThread>[] = [
  { id: "title", header: "Thread", size: 240, meta: { grow: 3 }, accessorKey: "title" },
  {
    id: "state",
    header: "State",
    size: 140,
    meta: { grow: 0.5 },
    accessorFn: ({ campaignId }) => (campaignId === null ? "growing" : "a campaign"),
  },
  count("accepted", "Accepted"),
  count("rejected", "Rejected"),
  count("steps", "Steps"),
  { id: "by", header: "Started by", size: 140, accessorKey: "startedBy" },
  {
    id: "updated",
    header: "Last step (UTC)",
    size: 150,
    meta: { grow: 0 },
    accessorKey: "updatedAt",
    cell: ({ row: { original } }) => <Moment at={original.updatedAt} />,
  },
];

/** Everybody's threads, and where one starts. */
export function ThreadsPage() {
  const router = useRouter();
  const list = useQuery(threadsQuery());
  const mayWork = usePermission("review.work");
  const [opened, dialog] = useDisclosure(false);
  usePageKeys({ s: mayWork ? dialog.open : undefined });
  const start = mayWork && (
    <Button onClick={dialog.open} rightSection={<Shortcut of="s" />} aria-keyshortcuts="s">
      {pullThread}
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Threads"
        about="Investigations that start from accounts, values or a prompt, and grow along what accounts share."
        actions={start}
      />
      <DataTable
        label="Threads"
        columns={columns}
        rowId={({ id }) => id}
        total={list.data?.total}
        {...listed(list)}
        onOpen={({ id }) => router.push(`/threads/${id}`)}
        empty={
          <EmptyState title="Nobody has pulled a thread yet" action={start}>
            Paste an account, an address, a partner’s list or a prompt; the accounts that share most with it come next.
          </EmptyState>
        }
      />
      <StartThreadDialog opened={opened} onClose={dialog.close} />
    </>
  );
}
