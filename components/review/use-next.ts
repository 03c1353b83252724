"use client";
import { useLocalStorage } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useSession } from "@/components/session/session";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { claimNextMutation, reviewQuery } from "@/lib/queries/review";
import type { Reviewed } from "@/lib/review/contract";

/** Where one looks at what is reviewed. */
export const pageOf = ({ type, id }: Reviewed): string => `/${type}s/${encodeURIComponent(id)}`;

/** Claims the most urgent that nobody works on, and opens it. */
export function useNext() {
  const router = useRouter();
  const client = useQueryClient();
  return useMutation({
    ...claimNextMutation(),
    onSuccess: ({ next }) => {
      void client.invalidateQueries({ queryKey: keys.queue });
      if (next === null)
        return void notifications.show({ message: "Nothing else waits that nobody works on.", color: "lake" });
      void client.invalidateQueries({ queryKey: keys.review(next.type, next.id) });
      notifications.show({ message: `Next, and yours: ${next.name}`, color: "lake" });
      router.push(pageOf(next));
    },
    onError: (error) =>
      notifications.show({ title: "Nothing was claimed", message: asProblem(error).message, color: "red" }),
  });
}

/** Whether the next opens by itself after a decision; kept in this browser. */
export const useAdvances = () => useLocalStorage({ key: "stillwatch-advance", defaultValue: true });

/** After a decision on what one had claimed: opens the next, if the person wants that. */
export function useAdvance(reviewed: Reviewed): () => void {
  const client = useQueryClient();
  const { id } = useSession();
  const [advances] = useAdvances();
  const next = useNext();
  return () => {
    const review = client.getQueryData(reviewQuery(reviewed).queryKey);
    if (reviewed.type !== "set" && advances && review?.claim?.holder.id === id) next.mutate(reviewed.type);
  };
}
