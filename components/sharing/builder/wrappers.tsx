"use client";
import { Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { usePermission } from "@/components/session/session";
import type { ReadWrapper, WrapperView } from "@/lib/indicators/contract";
import { readWrapperMutation, releaseWrapperMutation } from "@/lib/queries/bundles";
import { keys } from "@/lib/queries/keys";

/** Wrappers that may leave once a sharing officer has read them. */
export function Wrappers({ campaignId, of }: { campaignId: string; of: WrapperView[] }) {
  const mayRelease = usePermission("wrapper.release");
  const [opened, setOpened] = useState<WrapperView | null>(null);
  if (of.length === 0) return null;
  return (
    <Stack gap={6}>
      {of.map((one) => (
        <Group key={`${one.kind} ${one.value}`} gap="sm">
          <Pseudonym value={one.display} />
          <Text size="sm">{one.core} core members, nobody else</Text>
          {one.releasedBy !== null && (
            <Text size="sm" c="dimmed">
              read and released by {one.releasedBy} <Moment at={one.releasedAt} />
            </Text>
          )}
          {one.releasedBy === null && mayRelease && (
            <Button size="compact-sm" variant="default" onClick={() => setOpened(one)}>
              Read, then release
            </Button>
          )}
          {one.releasedBy === null && !mayRelease && (
            <Text size="sm" c="dimmed">
              waits for a sharing officer
            </Text>
          )}
        </Group>
      ))}
      <ReleaseDialog key={opened?.value} campaignId={campaignId} wrapper={opened} onClose={() => setOpened(null)} />
    </Stack>
  );
}

interface ReleaseProps {
  campaignId: string;
  wrapper: WrapperView | null;
  onClose: () => void;
}

/** The words are read first, for a purpose that goes on record; what is released is what was read. */
function ReleaseDialog({ campaignId, wrapper, onClose }: ReleaseProps) {
  const client = useQueryClient();
  const [purpose, setPurpose] = useState("");
  const [reason, setReason] = useState("");
  const read = useMutation(readWrapperMutation());
  const release = useMutation({
    ...releaseWrapperMutation(),
    // A set's preview shows wrappers of its campaigns.
    onSuccess: () =>
      Promise.all([keys.campaign(campaignId), ["set"]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const named = { campaignId, kind: wrapper?.kind as ReadWrapper["kind"], value: wrapper?.value ?? "" };
  const { data } = read;
  return (
    <ConfirmDialog
      opened={wrapper !== null}
      onClose={onClose}
      title="Release a masked wrapper"
      confirmLabel="Release"
      size="lg"
      isFinal
      consequences={["These words, and no others, may leave with bundles of this campaign."]}
      canConfirm={data !== undefined && isReason(reason)}
      onConfirm={async () => {
        if (data !== undefined) await release.mutateAsync({ ...named, textHash: data.textHash, reason });
      }}
    >
      {data === undefined ? (
        <Group align="flex-end" gap="sm" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            label="What for do you read it"
            required
            description="Goes on record before anything is read."
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
          <Button
            variant="default"
            loading={read.isPending}
            disabled={!isReason(purpose)}
            onClick={() => read.mutate({ ...named, purpose })}
          >
            Read
          </Button>
        </Group>
      ) : (
        <>
          <Code block>{data.text}</Code>
          <ReasonField value={reason} onChange={setReason} placeholder="Why these words say nothing of anybody." />
        </>
      )}
      {read.error !== null && <ErrorState error={read.error} />}
    </ConfirmDialog>
  );
}
