"use client";
import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { usePermission } from "@/components/session/session";
import type { CampaignView } from "@/lib/campaigns/contract";
import { standingOrdersQuery } from "@/lib/queries/standing-orders";
import { OrderBadge, Unreviewed } from "./order-badge";
import { deedInWords } from "./order-words";
import { ProposeOrder } from "./propose-order";

/** The standing orders of a campaign, and a way to propose one where accounts of it are banned; nothing where neither is. */
export function OrdersOfCampaign({ campaign, hasBans }: { campaign: CampaignView; hasBans: boolean }) {
  const { data = [] } = useQuery(standingOrdersQuery({ campaignId: campaign.id }));
  const mayPropose = usePermission("standing_order.propose") && hasBans && campaign.status === "confirmed";
  const [isProposing, setIsProposing] = useState(false);
  if (data.length === 0 && !mayPropose) return null;
  return (
    <Section
      title="Standing orders"
      about="Act by themselves on who joins the banned core"
      actions={
        mayPropose && (
          <Button variant="default" size="compact-sm" onClick={() => setIsProposing(true)}>
            Propose one …
          </Button>
        )
      }
    >
      <Stack gap={6}>
        {data.length === 0 && (
          <Text size="sm" c="dimmed">
            None: newcomers wait for a person.
          </Text>
        )}
        {data.map((order) => (
          <Group key={order.id} gap="sm">
            <Anchor component={Link} href={`/standing-orders/${order.id}`} size="sm" fw={500}>
              {deedInWords(order)}
            </Anchor>
            <OrderBadge state={order.state} />
            {order.acted > 0 && <Unreviewed order={order} />}
            <Text size="xs" c="dimmed">
              {order.proposedBy.name} · ends <Moment at={order.expiresAt} />
            </Text>
          </Group>
        ))}
      </Stack>
      <ProposeOrder campaign={campaign} opened={isProposing} onClose={() => setIsProposing(false)} />
    </Section>
  );
}
