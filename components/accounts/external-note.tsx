"use client";
import { Badge, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Moment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import { usePermission } from "@/components/session/session";
import type { ExternalEvidence } from "@/lib/detection/contract";
import { partnersQuery } from "@/lib/queries/partners";

/** What other providers say of the account: beside its score, within a cap, each with whom it is from. */
export function ExternalNote({ external }: { external: ExternalEvidence }) {
  const maySee = usePermission("partner.read");
  const partners = useQuery({ ...partnersQuery(), enabled: maySee });
  const nameOf = (id: string) => partners.data?.find((one) => one.id === id)?.name ?? `partner·${id.slice(-6)}`;
  return (
    <Stack gap={4} mb="sm" role="note">
      <Text size="sm">
        <b>Other providers:</b> {formatNats(external.nats, true)} nats beside its own evidence, of at most{" "}
        {formatNats(external.capNats)}. It never makes a member by itself.
      </Text>
      {external.reports.map(({ indicatorId, partnerId, kind, nats, contested, validUntil }) => (
        <Group key={indicatorId} gap="xs">
          <Text size="sm" c="dimmed">
            {nameOf(partnerId)}: {kind.replaceAll("_", " ")}, {formatNats(nats, true)} nats, until{" "}
            <Moment at={validUntil} precision="day" />
          </Text>
          {contested && <Badge color="orange">contested</Badge>}
        </Group>
      ))}
    </Stack>
  );
}
