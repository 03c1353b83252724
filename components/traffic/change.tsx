import { Text, Tooltip } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { formatShare } from "@/components/data/share";

const sign = (delta: number): string => (delta > 0 ? "+" : delta < 0 ? "−" : "±");

/** `+1,204 (+12.0 %)`; nothing to divide by is said, not computed. */
export function formatChange(now: number, before: number): string {
  const delta = now - before;
  const amount = `${sign(delta)}${formatCount(Math.abs(delta))}`;
  if (before === 0) return now === 0 ? amount : `${amount} (new)`;
  const share = formatShare(Math.abs(delta) / before);
  return `${amount} (${share.startsWith("<") ? "" : sign(delta)}${share})`;
}

/** How much a figure differs from that of the window before; the latter on hover. */
export function Change({ now, before, hasBefore }: { now: number; before: number; hasBefore: boolean }) {
  if (!hasBefore) {
    return (
      <Text component="span" inherit c="dimmed" title="nothing is stored of the window before">
        –
      </Text>
    );
  }
  return (
    <Tooltip label={`${formatCount(before)} before`}>
      <span style={{ whiteSpace: "nowrap" }}>{formatChange(now, before)}</span>
    </Tooltip>
  );
}
