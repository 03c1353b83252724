"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/queries/keys";
import { undoReviewMutation } from "@/lib/queries/review";
import type { ReviewDone, Reviewed } from "@/lib/review/contract";
import { offerUndo } from "./offer-undo";

/** Says what was done with something that waits for review, and offers to take it back. */
export function useUndoReview({ type, id }: Reviewed): (title: string, done: ReviewDone) => void {
  const client = useQueryClient();
  const { mutateAsync } = useMutation(undoReviewMutation());
  return (title, { changeId }) => {
    if (changeId === null) return;
    const undo = async () => {
      await mutateAsync({ type, id, changeId });
      const stale = [keys.review(type, id), keys.queue];
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
    };
    offerUndo({ title, message: "The others see it already.", undo });
  };
}
