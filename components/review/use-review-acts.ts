"use client";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useUndoReview } from "@/components/undo/use-undo-review";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { claimMutation, releaseMutation, wakeMutation } from "@/lib/queries/review";
import type { Reviewed } from "@/lib/review/contract";

/** What takes no further question: claiming, giving back, waking. What comes of it is refetched either way. */
export function useReviewActs(reviewed: Reviewed) {
  const client = useQueryClient();
  const offerUndo = useUndoReview(reviewed);
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.review(reviewed.type, reviewed.id) }),
      client.invalidateQueries({ queryKey: keys.queue }),
    ]);
  const shared = {
    onSettled: refresh,
    onError: (error: unknown) => notifications.show({ message: asProblem(error).message, color: "red" }),
  };
  const [claim, release, wake] = [
    useMutation({ ...claimMutation(), ...shared }),
    useMutation({ ...releaseMutation(), ...shared, onSuccess: (done) => offerUndo("Given back", done) }),
    useMutation({ ...wakeMutation(), ...shared }),
  ];
  return {
    claim: () => claim.mutate(reviewed),
    release: () => release.mutate(reviewed),
    wake: () => wake.mutate(reviewed),
    refresh,
  };
}
