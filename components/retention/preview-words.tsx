"use client";
import { Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { formatCount } from "@/components/data/count";
import { asProblem } from "@/lib/queries/problem";
import { retentionPreviewQuery } from "@/lib/queries/retention";
import type { RetentionPreview } from "@/lib/retention/contract";

interface Days {
  exchangeDays: number | null;
  rollupDays: number | null;
}

/** What a policy would remove by now, in a sentence or two. */
export function PreviewWords({ days }: { days: Days }) {
  const [asked] = useDebouncedValue(days, 300);
  const { data, error } = useQuery(retentionPreviewQuery(asked));
  if (error !== null) {
    return (
      <Text size="sm" c="var(--mantine-color-error)">
        {asProblem(error).message}
      </Text>
    );
  }
  return (
    <Text size="sm" role="status">
      {data === undefined ? "Counting what would go …" : sentence(data)}
    </Text>
  );
}

const counted = (n: number, noun: string): string => `${formatCount(n)} ${noun}${n === 1 ? "" : "s"}`;

function sentence({ exchanges, accounts, days, first, last, held, rollupDays, texts }: RetentionPreview): string {
  const going =
    exchanges === 0
      ? "No exchanges would go."
      : `${counted(exchanges, "exchange")} of ${counted(accounts, "account")} on ${counted(days, "day")} (${first} to ${last}) would go.`;
  return [
    going,
    ...(held.exchanges === 0
      ? []
      : [`Holds keep ${counted(held.exchanges, "exchange")} of ${counted(held.accounts, "account")}.`]),
    ...(rollupDays === 0 ? [] : [`${counted(rollupDays, "day")} of roll-ups would go.`]),
    ...(texts === 0 ? [] : [`${counted(texts, "exchange")} would stay without text.`]),
  ].join(" ");
}
