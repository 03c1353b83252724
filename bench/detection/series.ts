/** Sizes at which cost is measured, in exchanges: about half a decade apart. */
const steps = [300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000];

/** A size with its cost in seconds. */
export interface Cost {
  exchanges: number;
  seconds: number;
}

/** The sizes below a world's own, and that one. */
export const seriesUpTo = (exchanges: number): number[] => [
  ...steps.filter((step) => step < 0.7 * exchanges),
  exchanges,
];

/** The exponent of cost in size: the slope of a least-squares line through the logarithms; undefined for fewer than two sizes. */
export function exponentOf(costs: readonly Cost[]): number | undefined {
  if (costs.length < 2) return undefined;
  const points = costs.map(({ exchanges, seconds }) => ({ x: Math.log(exchanges), y: Math.log(seconds) }));
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const slope = mean((point) => (point.x - x) * (point.y - y));
  return slope / mean((point) => (point.x - x) ** 2);
}
