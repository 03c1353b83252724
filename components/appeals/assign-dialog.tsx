"use client";
import { List, Select, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import type { AppealSummary } from "@/lib/appeals/contract";
import { appealReviewersQuery, assignAppealMutation } from "@/lib/queries/appeals";

export interface AppealDialogProps {
  appeal: AppealSummary;
  opened: boolean;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Gives an appeal to somebody who took no part; who did is named with how, and cannot be chosen. */
export function AssignDialog({ appeal, opened, onClose, onDone }: AppealDialogProps) {
  const { data, error, refetch } = useQuery({ ...appealReviewersQuery(appeal.id), enabled: opened });
  const assign = useMutation(assignAppealMutation());
  const [reviewerId, setReviewerId] = useState<string | null>(null);
  const free = (data ?? []).filter(({ id, involvement }) => involvement === null && id !== appeal.reviewer?.id);
  const involved = (data ?? []).filter(({ involvement }) => involvement !== null);
  const onConfirm = async () => {
    if (reviewerId === null) return;
    await assign.mutateAsync({ appealId: appeal.id, version: appeal.version, reviewerId });
    setReviewerId(null);
    await onDone();
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Assign appeal ${appeal.reference}`}
      confirmLabel="Assign"
      canConfirm={reviewerId !== null}
      onConfirm={onConfirm}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Select
        label="To"
        required
        searchable
        placeholder="Who took no part in it"
        nothingFoundMessage="Nobody else who reviews appeals took no part."
        data={free.map(({ id, name }) => ({ value: id, label: name }))}
        value={reviewerId}
        onChange={setReviewerId}
      />
      {involved.length > 0 && (
        <div>
          <Text size="xs" c="dimmed">
            Not offered
          </Text>
          <List size="sm">
            {involved.map(({ id, name, involvement }) => (
              <List.Item key={id}>
                {name} {involvement}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </ConfirmDialog>
  );
}
