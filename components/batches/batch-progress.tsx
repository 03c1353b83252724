import { Badge, Group, Text, Tooltip } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import type { BatchState, BatchView } from "@/lib/decisions/contract";
import { batchStates, progressOf } from "./batch-words";
import classes from "./batches.module.css";

export const BatchStateBadge = ({ state }: { state: BatchState }) => (
  <Tooltip label={batchStates[state].meaning}>
    <Badge color={batchStates[state].color}>{batchStates[state].label}</Badge>
  </Tooltip>
);

/** Done and skipped of all, as a bar and in words. */
export function BatchProgress({ batch, isLong }: { batch: BatchView; isLong?: boolean }) {
  const { done, skipped, pending, total } = progressOf(batch);
  const width = (count: number) => ({ width: `${(100 * count) / Math.max(1, total)}%` });
  const inWords = isLong
    ? `${formatCount(done)} done, ${formatCount(skipped)} skipped, ${formatCount(pending)} pending, of ${formatCount(total)}`
    : `${formatCount(done + skipped)} of ${formatCount(total)}`;
  return (
    <Group gap="xs" wrap="nowrap" title={isLong ? undefined : `${formatCount(skipped)} of them skipped`}>
      <span className={classes.progress} aria-hidden>
        <span className={classes.done} style={width(done)} />
        <span className={classes.skipped} style={width(skipped)} />
      </span>
      <Text component="span" size={isLong ? "sm" : "xs"} style={{ whiteSpace: "nowrap" }}>
        {inWords}
      </Text>
    </Group>
  );
}
