"use client";
import { Button, Group, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { countOf } from "@/components/campaign/measures/measure-words";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { useSession } from "@/components/session/session";
import type { BatchView } from "@/lib/decisions/contract";
import { inverseBatchMutation, resumeBatchMutation, stopBatchMutation } from "@/lib/queries/act-batches";
import { keys } from "@/lib/queries/keys";
import { obstaclesOf } from "./batch-words";

type Act = "stop" | "resume" | "inverse";

const acts: { act: Act; label: string; icon: ReactNode }[] = [
  { act: "stop", label: "Stop", icon: <IconPlayerStop size={15} aria-hidden /> },
  { act: "resume", label: "Resume", icon: <IconPlayerPlay size={15} aria-hidden /> },
  { act: "inverse", label: "Take back", icon: <IconArrowBackUp size={15} aria-hidden /> },
];

/** Stops, resumes or takes a batch back. What cannot be done stays, and says why. */
export function BatchActs({ batch }: { batch: BatchView }) {
  const { permissions } = useSession();
  const [opened, setOpened] = useState<Act | null>(null);
  const obstacles = obstaclesOf(batch, permissions);
  return (
    <Group gap="xs">
      {acts.map(({ act, label, icon }) => {
        const obstacle = obstacles[act];
        return (
          <Tooltip key={act} label={obstacle} disabled={obstacle === null}>
            <Button
              variant="default"
              leftSection={icon}
              aria-disabled={obstacle !== null}
              data-disabled={obstacle !== null || undefined}
              onClick={obstacle === null ? () => setOpened(act) : undefined}
            >
              {label} …
            </Button>
          </Tooltip>
        );
      })}
      <ChangeDialog act={opened} batch={batch} onClose={() => setOpened(null)} />
    </Group>
  );
}

const words: Record<Act, { title: string; confirm: string; consequences: (batch: BatchView) => string[] }> = {
  stop: {
    title: "Stop the batch",
    confirm: "Stop",
    consequences: () => ["What is done stays done. The rest waits until somebody resumes it."],
  },
  resume: {
    title: "Resume the batch",
    confirm: "Resume",
    consequences: () => ["It goes on where it stopped; what was due meanwhile is due now."],
  },
  inverse: {
    title: "Take the batch back",
    confirm: "Take back",
    consequences: ({ done }) => [
      `A batch of its own reverses what stands of ${countOf(done)}; those that somebody decided on since are skipped.`,
      "What was asked of the gateway is asked back. Both batches stay on record.",
    ],
  },
};

function ChangeDialog({ act, batch, onClose }: { act: Act | null; batch: BatchView; onClose: () => void }) {
  const client = useQueryClient();
  const router = useRouter();
  const [last, setLast] = useState<Act>("stop");
  if (act !== null && act !== last) setLast(act);
  const stop = useMutation(stopBatchMutation());
  const resume = useMutation(resumeBatchMutation());
  const inverse = useMutation(inverseBatchMutation());
  const { title, confirm, consequences } = words[last];
  const onConfirm = async (reason: string) => {
    const input = { batchId: batch.id, reason };
    if (last === "stop") await stop.mutateAsync(input);
    else if (last === "resume") await resume.mutateAsync(input);
    else router.push(`/batches/${(await inverse.mutateAsync(input)).id}`);
    const stale = [keys.actBatches, keys.actBatch(batch.id), keys.campaign(batch.campaignId)];
    await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  return (
    <ReasonDialog
      opened={act !== null}
      onClose={onClose}
      title={title}
      confirmLabel={confirm}
      isDangerous={last === "inverse"}
      isFinal={last !== "stop"}
      consequences={consequences(batch)}
      onConfirm={onConfirm}
    />
  );
}
