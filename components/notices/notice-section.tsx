"use client";
import { Alert, Group, SegmentedControl, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import type { NoticeView } from "@/lib/appeals/contract";
import { noticesQuery } from "@/lib/queries/notices";
import { noticeColumns, noticeStates } from "./notice-columns";
import { NoticeDrawer } from "./notice-drawer";

const states = Object.keys(noticeStates) as NoticeView["state"][];

/** What owners were told, and what did not reach them. */
export function NoticeSection() {
  const [state, setState] = useState<NoticeView["state"] | "all">("all");
  const { data, error, isPending, refetch } = useQuery(noticesQuery(state === "all" ? {} : { state }));
  const [openedId, setOpenedId] = useState<string>();
  const notices = data?.notices ?? [];
  return (
    <Section title="What owners were told" about="What waits for a person comes first">
      <Stack gap="sm">
        {data?.mails === false && (
          <Alert color="yellow" py={8}>
            No mail server is set: notices wait, and owners can read them by a link that they do not have. An operator
            sets STILLWATCH_SMTP_URL and STILLWATCH_MAIL_FROM.
          </Alert>
        )}
        <Group>
          <SegmentedControl
            aria-label="State"
            value={state}
            onChange={(value) => setState(value as typeof state)}
            data={[
              { value: "all", label: "All" },
              ...states.map((one) => ({
                value: one,
                label: `${noticeStates[one].label} ${formatCount(data?.byState[one] ?? 0)}`,
              })),
            ]}
          />
        </Group>
        <DataTable
          label="Notices"
          columns={noticeColumns}
          rows={notices}
          rowId={({ id }) => id}
          isLoading={isPending}
          error={error}
          onRetry={() => void refetch()}
          onOpen={({ id }) => setOpenedId(id)}
          maxHeight="360px"
          empty={<EmptyState title="No notice">Owners are told once a measure is taken that they feel.</EmptyState>}
        />
      </Stack>
      <NoticeDrawer notice={notices.find(({ id }) => id === openedId)} onClose={() => setOpenedId(undefined)} />
    </Section>
  );
}
