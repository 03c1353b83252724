"use client";
import { Alert, Anchor, Button, Drawer, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { ErrorState } from "@/components/feedback/error-state";
import { usePermission } from "@/components/session/session";
import { type NoticeView, templateKindNames } from "@/lib/appeals/contract";
import { keys } from "@/lib/queries/keys";
import { completeNoticeMutation, sendAgainMutation } from "@/lib/queries/notices";
import { NoticeStateBadge } from "./notice-columns";

/** One notice in the exact words, how it went, and what can be done about it. */
export function NoticeDrawer({ notice, onClose }: { notice: NoticeView | undefined; onClose: () => void }) {
  return (
    <Drawer
      opened={notice !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      title={notice === undefined ? "" : templateKindNames[notice.kind]}
    >
      {notice !== undefined && <Notice key={notice.id} notice={notice} />}
    </Drawer>
  );
}

function Notice({ notice }: { notice: NoticeView }) {
  const mayManage = usePermission("notice.manage");
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: keys.notices });
  const again = useMutation({ ...sendAgainMutation(), onSettled });
  return (
    <Stack gap="lg">
      {notice.error !== null && (
        <Alert color="red" py={8}>
          {notice.error}
        </Alert>
      )}
      <FactList isWide facts={factsOf(notice)} />
      {again.error !== null && <ErrorState error={again.error} />}
      {mayManage && (notice.state === "sent" || notice.state === "failed") && (
        <Group>
          <Button variant="default" loading={again.isPending} onClick={() => again.mutate(notice.id)}>
            Send again
          </Button>
        </Group>
      )}
      {mayManage && notice.missing.length > 0 && <Complete notice={notice} onSettled={onSettled} />}
      <Text size="xs" c="dimmed">
        These are the exact words. {"{{portal_link}}"} stands for the owner's own link, whose secret is kept nowhere.
      </Text>
      <Paper component="article" withBorder p="md" aria-label="The notice">
        <Title order={3} mb="sm">
          {notice.subject}
        </Title>
        <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }} lang={notice.language}>
          {notice.body}
        </Text>
      </Paper>
    </Stack>
  );
}

const factsOf = (notice: NoticeView): Parameters<typeof FactList>[0]["facts"] => [
  ["State", <NoticeStateBadge key="state" state={notice.state} />],
  [
    "Account",
    <Anchor key="account" component={Link} href={`/accounts/${encodeURIComponent(notice.accountId)}`} size="sm">
      {notice.accountId}
    </Anchor>,
  ],
  ["Reference", notice.reference ?? "–"],
  ["Written", <Moment key="written" at={notice.createdAt} />],
  ...(notice.sentAt === null ? [] : [["Sent", <Moment key="sent" at={notice.sentAt} />] as [string, React.ReactNode]]),
  ...(notice.nextAttemptAt === null || notice.state !== "waiting"
    ? []
    : [["Next try", <Moment key="next" at={notice.nextAttemptAt} />] as [string, React.ReactNode]]),
  ["Tries", String(notice.attempts)],
];

/** What is missing is put in by hand; then it is sent. */
function Complete({ notice, onSettled }: { notice: NoticeView; onSettled: () => void }) {
  const [values, setValues] = useState<Record<string, string>>({});
  const complete = useMutation({ ...completeNoticeMutation(), onSettled });
  const isWhole = notice.missing.every((name) => (values[name] ?? "").trim() !== "");
  return (
    <Stack gap="sm" component="form" onSubmit={(event) => event.preventDefault()}>
      <Title order={3}>What is missing</Title>
      {notice.missing.map((name) => (
        <TextInput
          key={name}
          label={`{{${name}}}`}
          value={values[name] ?? ""}
          onChange={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.value })}
        />
      ))}
      {complete.error !== null && <ErrorState error={complete.error} />}
      <Group>
        <Button
          type="submit"
          disabled={!isWhole}
          loading={complete.isPending}
          onClick={() => complete.mutate({ noticeId: notice.id, values })}
        >
          Complete and send
        </Button>
      </Group>
    </Stack>
  );
}
