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

function sentence({ exchanges, accounts, days, first, last, held, rollupDays, texts }: RetentionPreview): string {
  const going =
    exchanges === 0
      ? "No exchanges would go."
      : `${formatCount(exchanges)} exchanges of ${formatCount(accounts)} accounts on ${formatCount(days)} days (${first} to ${last}) would go.`;
  return [
    going,
    ...(held.exchanges === 0
      ? []
      : [`Holds keep ${formatCount(held.exchanges)} of ${formatCount(held.accounts)} accounts.`]),
    ...(rollupDays === 0 ? [] : [`${formatCount(rollupDays)} days of roll-ups would go.`]),
    ...(texts === 0 ? [] : [`${formatCount(texts)} exchanges that stay would lose their text.`]),
  ].join(" ");
}
