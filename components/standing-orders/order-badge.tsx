import { Badge, Group, Text, Tooltip } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import type { StandingOrderView } from "@/lib/decisions/contract";
import { orderStates } from "./order-words";

export function OrderBadge({ state }: { state: StandingOrderView["state"] }) {
  const { label, color, meaning } = orderStates[state];
  return (
    <Tooltip label={meaning}>
      <Badge color={color}>{label}</Badge>
    </Tooltip>
  );
}

/** How many accounts wait for a person, and how many of them for too long. */
export function Unreviewed({ order: { acted, unreviewed, overdue } }: { order: StandingOrderView }) {
  if (acted === 0) return <>–</>;
  if (unreviewed === 0) return <>all looked at</>;
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm">{formatCount(unreviewed)} to look at</Text>
      {overdue > 0 && (
        <Tooltip label="Nobody looked within 24 hours; it does nothing more until somebody has.">
          <Badge color="red">{formatCount(overdue)} overdue</Badge>
        </Tooltip>
      )}
    </Group>
  );
}
