"use client";
import { Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state";
import { pinsQuery } from "@/lib/queries/notebook";
import type { Noted } from "@/lib/review/contract";
import { PinItem } from "./pin-item";

/** What is pinned, the newest first; nothing while there is nothing. */
export function Pins({ noted }: { noted: Noted }) {
  const { data, error, refetch } = useQuery(pinsQuery(noted));
  if (error !== null && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={3}>Pinned</Title>
      {data.rows.map((pin) => (
        <PinItem key={pin.id} pin={pin} />
      ))}
    </Stack>
  );
}
