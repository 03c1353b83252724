import type { PreparedTimeline } from "./prepare-timeline";

/** Room beside the plot, px: figures of the axis on the left. */
export const plotInset = { left: 44, right: 8 } as const;

type Span = Pick<PreparedTimeline, "from" | "to">;

/** The instant under a place in a chart of that width, both px; undefined beside the plot. */
export function instantAt({ from, to }: Span, x: number, width: number): number | undefined {
  const share = (x - plotInset.left) / (width - plotInset.left - plotInset.right);
  return share >= 0 && share < 1 ? from + share * (to - from) : undefined;
}

/** Where an instant stands in the plot, 0 to 1; undefined outside. */
export const shareOf = ({ from, to }: Span, at: number): number | undefined =>
  at >= from && at < to ? (at - from) / (to - from) : undefined;

/** Position of the bucket that an instant lies in, whatever the width of buckets where it was pointed at. */
export function bucketAt({ buckets, from, to }: PreparedTimeline, at: number): number | undefined {
  if (at < from || at >= to) return undefined;
  const position = buckets.findIndex(({ start, end }) => at >= start && at < end);
  return position === -1 ? undefined : position;
}
