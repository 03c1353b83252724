"use client";
import { Alert, Anchor, Group, Text } from "@mantine/core";
import { IconPlant2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { usePermission } from "@/components/session/session";
import type { RegrowthView } from "@/lib/enforcement/contract";
import { campaignQuery } from "@/lib/queries/campaign";

const rate = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** `3 newcomers in seven days, 12 % of the 25 accounts shut off; 0.4 a day since the first.` */
export const regrowthWords = ({ newcomersOfWeek, enforced, perDay }: RegrowthView): string =>
  `${formatCount(newcomersOfWeek)} ${newcomersOfWeek === 1 ? "newcomer" : "newcomers"} in seven days, ${Math.round((100 * newcomersOfWeek) / Math.max(1, enforced))} % of the ${formatCount(enforced)} accounts shut off; ${rate.format(perDay)} a day since the first.`;

/** How a campaign grows again since accounts of it were shut off, and the way to its ledger. */
export function RegrowthNote({ campaignId }: { campaignId: string }) {
  const regrowth = useQuery(campaignQuery(campaignId)).data?.regrowth;
  const mayRead = usePermission("enforcement.read");
  const ledger = mayRead && (
    <Anchor component={Link} href={`/enforcement?campaignId=${campaignId}`} size="sm">
      How far they are at the gateways
    </Anchor>
  );
  if (!regrowth) return ledger || null;
  return (
    <Alert color={regrowth.alertedAt === null ? "gray" : "orange"} icon={<IconPlant2 size={16} aria-hidden />} py={8}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          <b>{regrowth.newcomers === 0 ? "Nobody has joined since." : "It grows again:"}</b>{" "}
          {regrowth.newcomers === 0
            ? "The first account was shut off on "
            : `${regrowthWords(regrowth)} The first was shut off on `}
          <Moment at={regrowth.firstAt} />.
        </Text>
        {ledger}
      </Group>
    </Alert>
  );
}
