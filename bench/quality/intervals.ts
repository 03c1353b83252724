/** Standard normal quantile of a two-sided 95 % interval. */
const z = 1.959964;

/** A share of `of` with its 95 % interval. */
export interface Share {
  count: number;
  of: number;
  /** NaN when nothing was there to count. */
  share: number;
  low: number;
  high: number;
}

/** Wilson's score interval (Wilson 1927); with nothing counted, the rule of three: 3 / n (Hanley and Lippman-Hand 1983). */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: Number.NaN, low: 0, high: 1 };
  const share = count / of;
  if (count === 0) return { count, of, share, low: 0, high: Math.min(1, 3 / of) };
  const scale = 1 / (1 + (z * z) / of);
  const centre = scale * (share + (z * z) / (2 * of));
  const half = scale * z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { count, of, share, low: Math.max(0, centre - half), high: count === of ? 1 : Math.min(1, centre + half) };
}

/** `0.95 [0.91, 0.97]`. */
export const asShare = ({ share, low, high }: Share): string =>
  Number.isNaN(share) ? "–" : `${share.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;

/** Per 100,000: `12 [3, 44]`. */
export function asRate({ share, low, high }: Share): string {
  const figure = (value: number) => Math.round(value * 1e5).toLocaleString("en-US");
  return Number.isNaN(share) ? "–" : `${figure(share)} [${figure(low)}, ${figure(high)}]`;
}
