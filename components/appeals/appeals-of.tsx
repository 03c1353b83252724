"use client";
import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { usePermission } from "@/components/session/session";
import type { AppealQuery, AppealSummary } from "@/lib/appeals/contract";
import { appealsQuery } from "@/lib/queries/appeals";
import { AppealBadges, Clock } from "./appeal-badges";
import { isOpen } from "./appeal-words";

/** Appeals of an account, or against measures of a campaign; nothing where nobody appealed. */
export function AppealsOf(of: Pick<AppealQuery, "accountId" | "campaignId">) {
  const maySee = usePermission("appeal.read");
  const { data, error, refetch } = useQuery({ ...appealsQuery({ part: "all", ...of }), enabled: maySee });
  if (!maySee || (data !== undefined && data.rows.length === 0)) return null;
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <Section title="Appeals" about="against what was decided here">
      <Stack gap={6}>
        {data.rows.map((appeal) => (
          <One key={appeal.id} appeal={appeal} withAccount={of.accountId === undefined} />
        ))}
      </Stack>
    </Section>
  );
}

const One = ({ appeal, withAccount }: { appeal: AppealSummary; withAccount: boolean }) => (
  <Group gap="sm" justify="space-between">
    <Anchor component={Link} href={`/appeals/${appeal.id}`} size="sm">
      {appeal.reference}
      {withAccount && (
        <Text component="span" size="xs" c="dimmed">
          {" "}
          of {appeal.accountId}
        </Text>
      )}
    </Anchor>
    <Group gap="sm">
      {isOpen(appeal) && <Clock appeal={appeal} />}
      <AppealBadges appeal={appeal} />
    </Group>
  </Group>
);
