"use client";
import { Radio, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { useUndoReview } from "@/components/undo/use-undo-review";
import { putOffMutation } from "@/lib/queries/review";
import type { Reviewed } from "@/lib/review/contract";

const hourMs = 3_600_000;
const choices = [
  { hours: 4, label: "Four hours" },
  { hours: 24, label: "A day" },
  { hours: 72, label: "Three days" },
  { hours: 168, label: "A week" },
];
const leastReason = 3;

export interface ReviewDialogProps {
  reviewed: Reviewed;
  name: string;
  opened: boolean;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Takes it out of the queue for a while. */
export function PutOffDialog({ reviewed, name, opened, onClose, onDone }: ReviewDialogProps) {
  const putOff = useMutation(putOffMutation());
  const offerUndo = useUndoReview(reviewed);
  const [hours, setHours] = useState("24");
  const onConfirm = async (reason: string) => {
    const until = new Date(Date.now() + Number(hours) * hourMs).toISOString();
    const done = await putOff.mutateAsync({ ...reviewed, until, reason });
    await onDone();
    offerUndo(`${name} put off`, done);
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={`Put off ${name}`}
      confirmLabel="Put off"
      consequences={["It leaves the queue until then and is nobody's. Anybody can bring it back."]}
      least={leastReason}
      label="What it waits for"
      onConfirm={onConfirm}
    >
      <Radio.Group label="For" value={hours} onChange={setHours}>
        <Stack gap={6} mt={6}>
          {choices.map((choice) => (
            <Radio key={choice.hours} size="xs" value={String(choice.hours)} label={choice.label} />
          ))}
        </Stack>
      </Radio.Group>
    </ReasonDialog>
  );
}
