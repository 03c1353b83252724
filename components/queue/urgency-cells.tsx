import { Text, Tooltip } from "@mantine/core";
import { formatShort } from "@/components/data/count";
import { formatRelative, useMomentText } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import type { Urgency } from "@/lib/review/contract";

/** Exchanges per hour; small flows keep their meaning. */
export const formatFlow = (flow: number): string => {
  if (flow === 0) return "0";
  return flow < 0.1 ? "<\u00a00.1" : flow < 100 ? flow.toFixed(1) : formatShort(flow);
};

/** The product that orders the queue; its factors on hover. */
export function Priority({ urgency: { priority, confidence, flow, pressure } }: { urgency: Urgency }) {
  const factors = `${formatNats(confidence)} nats × ${formatFlow(flow)} exchanges/h × ${pressure.toFixed(1)} for the time that it waits`;
  return (
    <Tooltip label={factors}>
      <span>{priority > 0 && priority < 1 ? "<\u00a01" : formatShort(Math.round(priority))}</span>
    </Tooltip>
  );
}

/** By when somebody should have decided, from now. */
export function Due({ urgency: { dueAt, waitingSince } }: { urgency: Urgency }) {
  const moment = useMomentText();
  const now = Date.now();
  const isLate = Date.parse(dueAt) < now;
  const when = formatRelative(dueAt, now);
  return (
    <Tooltip label={`Due ${moment(dueAt)}; waits since ${moment(waitingSince)}`}>
      {/* The server's clock and the browser's differ by seconds. */}
      <Text component="time" size="sm" dateTime={dueAt} c={isLate ? "red" : undefined} suppressHydrationWarning>
        {isLate ? `late, ${when}` : when}
      </Text>
    </Tooltip>
  );
}
