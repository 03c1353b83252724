"use client";
import { notifications } from "@mantine/notifications";
import { useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { takeBackStep, takeThreadStep } from "@/lib/queries/threads";
import type { StepThread, ThreadView } from "@/lib/threads/contract";

type Step = Pick<StepThread, "kind" | "accountId">;
const stepKey = (threadId: string) => ["thread", "step", threadId];

/**
 * The steps that a key takes. Keys may be faster than the server: steps wait for each other, and each is taken on the thread as the one
 * before it left it.
 */
export function useThreadActs(thread: ThreadView) {
  const client = useQueryClient();
  const on = () => {
    const latest = client.getQueryData<ThreadView>(keys.thread(thread.id)) ?? thread;
    return { threadId: thread.id, version: latest.version };
  };
  const shared = {
    scope: { id: `thread ${thread.id}` },
    onSuccess: (next: ThreadView) => {
      client.setQueryData(keys.thread(thread.id), next);
      void client.invalidateQueries({ queryKey: keys.threads });
    },
    onError: (error: unknown) => {
      notifications.show({ message: asProblem(error).message, color: "red" });
      void client.invalidateQueries({ queryKey: keys.thread(thread.id) });
    },
  };
  const step = useMutation({
    ...shared,
    mutationKey: stepKey(thread.id),
    mutationFn: (taken: Step) => takeThreadStep({ ...on(), ...taken }),
  });
  const undo = useMutation({ ...shared, mutationFn: () => takeBackStep(on()) });
  const onTheWay = useMutationState({
    filters: { mutationKey: stepKey(thread.id), status: "pending" },
    select: ({ state }) => (state.variables as Step | undefined)?.accountId,
  });
  const mayUndo = thread.undoable !== null && !undo.isPending;
  return {
    /** Accounts that steps are on their way for. */
    onTheWay: new Set(onTheWay.filter((id) => id !== undefined)),
    take: (kind: Step["kind"], accountId: string) => step.mutate({ kind, accountId }),
    undo: mayUndo ? () => undo.mutate() : undefined,
  };
}

export type ThreadActs = ReturnType<typeof useThreadActs>;
