import { Tooltip } from "@mantine/core";
import { formatCount } from "./count";

/** `0.0812` → `8.1 %`; small shares keep their meaning (`< 0.1 %`), nothing is "0 %" unless it is nothing. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return "–";
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return "<\u00a00.1\u00a0%";
  if (percent > 99.9 && percent < 100) return ">\u00a099.9\u00a0%";
  return `${percent === 0 || percent === 100 ? percent : percent.toFixed(1)}\u00a0%`;
}

/** A part of a whole as a percentage; the figures behind it on hover and focus. */
export function Share({ part, of }: { part: number; of: number }) {
  const figures = `${formatCount(part)} of ${formatCount(of)}`;
  if (of === 0) return <span title="nothing to take a share of">–</span>;
  return (
    <Tooltip label={figures}>
      <span>{formatShare(part / of)}</span>
    </Tooltip>
  );
}
