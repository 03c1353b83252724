"use client";
import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import { MakeSetButton, putIntoSet } from "@/components/sets/make-set-button";
import { setsOfAccountQuery } from "@/lib/queries/sets";

/** The sets that the account is in. */
export function SetsOfAccount({ accountId }: { accountId: string }) {
  const maySee = usePermission("campaign.read");
  const { data, error, refetch } = useQuery({ ...setsOfAccountQuery(accountId), enabled: maySee });
  if (!maySee) return null;
  return (
    <Section
      title="Sets"
      about="that this account is in"
      actions={
        <MakeSetButton
          size="compact-xs"
          source={{ type: "accounts", accountIds: [accountId] }}
          suggestedName={accountId.slice(0, 120)}
        >
          {putIntoSet}
        </MakeSetButton>
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows rows={1} />}
      {data?.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          In no set
        </Text>
      )}
      <Stack gap={4}>
        {data?.rows.map((set) => (
          <Group key={set.id} justify="space-between" gap="sm" wrap="nowrap">
            <Anchor component={Link} href={`/sets/${set.id}`} size="sm" truncate>
              {set.name}
            </Anchor>
            <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
              {formatCount(set.accounts)} {set.accounts === 1 ? "account" : "accounts"}
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
