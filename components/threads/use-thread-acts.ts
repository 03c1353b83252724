"use client";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { stepThreadMutation, undoStepMutation } from "@/lib/queries/threads";
import type { ThreadView } from "@/lib/threads/contract";

/** The steps that a key takes. One at a time: each names the state of the thread that it was taken on. */
export function useThreadActs(thread: ThreadView) {
  const client = useQueryClient();
  const shared = {
    onSuccess: (next: ThreadView) => {
      client.setQueryData(keys.thread(thread.id), next);
      void client.invalidateQueries({ queryKey: keys.threads });
    },
    onError: (error: unknown) => {
      notifications.show({ message: asProblem(error).message, color: "red" });
      void client.invalidateQueries({ queryKey: keys.thread(thread.id) });
    },
  };
  const step = useMutation({ ...stepThreadMutation(), ...shared });
  const undo = useMutation({ ...undoStepMutation(), ...shared });
  const isBusy = step.isPending || undo.isPending;
  const on = { threadId: thread.id, version: thread.version };
  return {
    isBusy,
    /** The account that is on its way. */
    stepping: step.isPending ? step.variables.accountId : undefined,
    take: (kind: "accepted" | "rejected", accountId: string) => {
      if (!isBusy) step.mutate({ ...on, kind, accountId });
    },
    undo: thread.undoable === null ? undefined : () => void (isBusy || undo.mutate(on)),
  };
}

export type ThreadActs = ReturnType<typeof useThreadActs>;
