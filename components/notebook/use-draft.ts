"use client";
import { useSessionStorage } from "@mantine/hooks";

/** Text that is being written; it outlives a reload of the tab, and is gone once it is set to nothing. */
export function useDraft(key: string): [text: string, set: (text: string) => void] {
  const [text, set, clear] = useSessionStorage({ key: `stillwatch-draft ${key}`, defaultValue: "" });
  return [text, (next) => (next === "" ? clear() : set(next))];
}
