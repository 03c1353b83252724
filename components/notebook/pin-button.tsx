"use client";
import { Button, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconPin } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { usePermission } from "@/components/session/session";
import type { ChartRef } from "@/lib/casefile/contract";
import { keys } from "@/lib/queries/keys";
import { pinChartMutation } from "@/lib/queries/notebook";
import type { Noted } from "@/lib/review/contract";

/** Keeps a chart in the notebook as it is now; the server takes the figures itself. */
export function PinButton({ noted, chart, name }: { noted: Noted; chart: ChartRef; name: string }) {
  const mayPin = usePermission("review.work");
  const [isAsking, asking] = useDisclosure(false);
  const [caption, setCaption] = useState("");
  const client = useQueryClient();
  const pin = useMutation(pinChartMutation());
  if (!mayPin) return null;
  const onConfirm = async () => {
    await pin.mutateAsync({ ...noted, chart, caption });
    setCaption("");
    notifications.show({ message: `${name} is pinned to the notebook.` });
    await client.invalidateQueries({ queryKey: keys.notes(noted.type, noted.id) });
  };
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPin size={14} aria-hidden />}
        onClick={asking.open}
        aria-label={`Pin “${name}” to the notebook`}
      >
        Pin
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={asking.close}
        title={`Pin “${name}”`}
        confirmLabel="Pin"
        consequences={[
          "Its figures are kept in the notebook as they are now, with their hash. They cannot be changed, whatever becomes of the traffic.",
        ]}
        canConfirm={caption.trim().length >= 3}
        onConfirm={onConfirm}
      >
        <TextInput
          label="What it shows"
          required
          maxLength={500}
          placeholder="e.g. Half of it moved to the new model within a day"
          value={caption}
          onChange={(event) => setCaption(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
