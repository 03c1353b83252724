import { Anchor, Group, Paper, Stack, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Stat } from "@/components/data/stat";
import { measures, type TrafficExploration } from "@/lib/traffic/contract";
import { formatChange } from "./change";
import { measureLabels } from "./words";

interface Props {
  exploration: TrafficExploration;
  onExchanges: () => void;
}

/** All groups together, beside the window before. */
export function Totals({ exploration: { total, hasBefore, windowBefore, timeline }, onExchanges }: Props) {
  const against = windowBefore === null ? "" : `${windowBefore.from} to ${windowBefore.to}`;
  const filling = timeline.partialFrom === null ? "" : "; the last day still fills";
  return (
    <Paper mb="md">
      <Group gap="xl" align="flex-end">
        {measures.map((measure) => (
          <Stat
            key={measure}
            label={measureLabels[measure]}
            value={`${measure === "accounts" && total.now.accounts > 1000 ? "≈ " : ""}${formatCount(total.now[measure])}`}
            of={hasBefore && formatChange(total.now[measure], total.before[measure])}
          />
        ))}
        <Stack gap={2} ml="auto" align="flex-end">
          <Text size="xs" c="dimmed">
            {hasBefore ? `change against ${against}${filling}` : "nothing is stored of as many days before"}
          </Text>
          {total.now.exchanges > 0 && (
            <Anchor component="button" type="button" size="sm" onClick={onExchanges}>
              Show these exchanges
            </Anchor>
          )}
        </Stack>
      </Group>
    </Paper>
  );
}
