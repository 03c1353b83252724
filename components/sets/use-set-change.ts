"use client";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/queries/keys";

/** Sends a change, and has everything about the set asked for again: after a refusal too, which shows what somebody else did. */
export function useSetChange(setId: string): <Result>(send: () => Promise<Result>) => Promise<Result> {
  const client = useQueryClient();
  return async (send) => {
    try {
      return await send();
    } finally {
      await Promise.all([keys.sets, keys.set(setId)].map((queryKey) => client.invalidateQueries({ queryKey })));
    }
  };
}
