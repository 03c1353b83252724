"use client";
import { Alert, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { ErrorState } from "@/components/feedback/error-state";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import type { ConfigurationList, FieldDifference } from "@/lib/detection/contract";
import { asProblem } from "@/lib/queries/problem";
import { DifferenceTable } from "../versions/difference-table";
import type { Draft } from "./use-draft";

interface ProposeBoxProps {
  draft: Draft;
  list: ConfigurationList;
  differences: FieldDifference[];
  error: unknown;
  isSending: boolean;
  onSend: () => void;
  onDiscard: () => void;
}

/** What is about to be proposed, and why. A refusal leaves all of it as it is. */
export function ProposeBox({ draft, list, differences, error, isSending, onSend, onDiscard }: ProposeBoxProps) {
  const isBehind = draft.basedOnId !== list.live.id;
  return (
    <Paper component="section" aria-label="Proposal" withBorder>
      <Stack gap="sm">
        <Text fw={600}>
          Proposal: {differences.length === 1 ? "one number" : `${differences.length} numbers`} changed
        </Text>
        {differences.length === 0 ? (
          <Text size="sm" c="dimmed">
            Change numbers in the tables below. Nothing follows from a proposal until somebody else puts it live.
          </Text>
        ) : (
          <DifferenceTable differences={differences} fields={list.fields} />
        )}
        <ReasonField
          value={draft.reason}
          onChange={draft.say}
          placeholder="What you saw, and what you expect of the change."
          error={error === null ? undefined : asProblem(error).fieldMessage("reason")}
        />
        {isBehind && (
          <Alert color="yellow" title={`Version ${list.live.number} went live meanwhile`}>
            <Stack gap="xs" align="flex-start">
              <Text size="sm">What you typed is kept, and is compared with it above.</Text>
              <Button variant="default" onClick={() => draft.rebase(list.live.id)}>
                Go on from version {list.live.number}
              </Button>
            </Stack>
          </Alert>
        )}
        {error !== null && error !== undefined && !isBehind && <ErrorState error={error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDiscard}>
            Discard
          </Button>
          <Button
            disabled={differences.length === 0 || !isReason(draft.reason) || isBehind}
            loading={isSending}
            onClick={onSend}
          >
            Propose
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
