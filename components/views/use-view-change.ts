"use client";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/queries/keys";

/** Sends a change and has the views asked for again, after a refusal too. */
export function useViewChange(): <Result>(send: () => Promise<Result>) => Promise<Result> {
  const client = useQueryClient();
  return async (send) => {
    try {
      return await send();
    } finally {
      await client.invalidateQueries({ queryKey: keys.views });
    }
  };
}
