"use client";
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { seedThreadMutation, startThreadMutation } from "@/lib/queries/threads";
import type { StartedThread, ThreadView } from "@/lib/threads/contract";
import { pullThread } from "./pull-thread-button";
import { isEmpty, noSeeds, SeedFields } from "./seed-fields";

/** Where the page of a thread finds what became of the lines that were pasted last. */
export const reportKey = (threadId: string) => ["thread-report", threadId];

interface DialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Keeps what came of it, where the page of the thread looks for it. */
function useTaken() {
  const client = useQueryClient();
  return ({ thread, report }: StartedThread) => {
    client.setQueryData(keys.thread(thread.id), thread);
    client.setQueryData(reportKey(thread.id), report);
    void client.invalidateQueries({ queryKey: keys.threads });
  };
}

export function StartThreadDialog({ opened, onClose }: DialogProps) {
  const router = useRouter();
  const taken = useTaken();
  const start = useMutation(startThreadMutation());
  const [seeds, setSeeds] = useState(noSeeds);
  const [title, setTitle] = useState("");
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={pullThread}
      size="lg"
      confirmLabel="Start"
      canConfirm={!isEmpty(seeds)}
      onConfirm={async () => {
        const started = await start.mutateAsync({ ...seeds, title });
        taken(started);
        router.push(`/threads/${started.thread.id}`);
      }}
    >
      <SeedFields value={seeds} onChange={setSeeds} problem={start.error ? asProblem(start.error) : undefined} />
      <TextInput
        label="Name"
        description="For you and the others; what it starts from, when left empty."
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

export function SeedThreadDialog({ thread, opened, onClose }: DialogProps & { thread: ThreadView }) {
  const taken = useTaken();
  const seed = useMutation(seedThreadMutation());
  const [seeds, setSeeds] = useState(noSeeds);
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Add to the thread"
      size="lg"
      confirmLabel="Add"
      canConfirm={!isEmpty(seeds)}
      onConfirm={async () => {
        taken(await seed.mutateAsync({ threadId: thread.id, version: thread.version, ...seeds }));
        setSeeds(noSeeds);
      }}
    >
      <SeedFields value={seeds} onChange={setSeeds} problem={seed.error ? asProblem(seed.error) : undefined} />
    </ConfirmDialog>
  );
}
