"use client";
import { Button, Stack, Text } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state";
import { usePermission } from "@/components/session/session";
import type { EnforcementView } from "@/lib/enforcement/contract";
import { sendAgainMutation } from "@/lib/queries/enforcement";
import { keys } from "@/lib/queries/keys";

/** Has a row carried out anew that failed or drifts; nothing where nothing is wrong, or for who may not. */
export function SendAgain({ of: { id, state, connector, driftSince } }: { of: EnforcementView }) {
  const client = useQueryClient();
  const mayManage = usePermission("enforcement.manage");
  const send = useMutation({
    ...sendAgainMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.enforcement }),
  });
  const isWrong = state === "failed" || (driftSince !== null && (state === "acknowledged" || state === "verified"));
  if (connector === null || !isWrong) return null;
  if (!mayManage) {
    return (
      <Text size="xs" c="dimmed">
        An admin can have it sent again.
      </Text>
    );
  }
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={send.isPending}
        onClick={() => send.mutate(id)}
      >
        Send it again
      </Button>
      {send.error !== null && <ErrorState error={send.error} />}
    </Stack>
  );
}
