import { Badge, Group, Text, Tooltip } from "@mantine/core";
import { IconAlarm } from "@tabler/icons-react";
import { formatRelative, useMomentText } from "@/components/data/moment";
import type { AppealSummary } from "@/lib/appeals/contract";
import { appealOutcomes, appealStatuses, clockOf } from "./appeal-words";

/** Where an appeal stands: its outcome once there is one, and whether it is late. */
export function AppealBadges({ appeal: { status, outcome, escalatedAt, endedAt } }: { appeal: AppealSummary }) {
  const { label, color, meaning } = outcome === null ? appealStatuses[status] : appealOutcomes[outcome];
  return (
    <Group gap={6} wrap="nowrap">
      <Tooltip label={meaning}>
        <Badge color={color}>{label}</Badge>
      </Tooltip>
      {escalatedAt !== null && endedAt === null && (
        <Tooltip label="Its time for review is over: leads see it first.">
          <Badge color="red" leftSection={<IconAlarm size={11} aria-hidden />}>
            Escalated
          </Badge>
        </Tooltip>
      )}
    </Group>
  );
}

/** How much time is left, and whose time it is. */
export function Clock({ appeal }: { appeal: AppealSummary }) {
  const moment = useMomentText();
  const clock = clockOf(appeal);
  if (clock === null) return <>–</>;
  const now = Date.now();
  const isLate = Date.parse(clock.at) < now;
  const whose = clock.whose === "answer" ? "The appellant answers by" : "To be decided by";
  const when = formatRelative(clock.at, now);
  return (
    <Tooltip label={`${whose} ${moment(clock.at)}`}>
      {/* The server's clock and the browser's differ by seconds. */}
      <Text component="time" size="sm" dateTime={clock.at} c={isLate ? "red" : undefined} suppressHydrationWarning>
        {isLate ? `late, ${when}` : when}
      </Text>
    </Tooltip>
  );
}
