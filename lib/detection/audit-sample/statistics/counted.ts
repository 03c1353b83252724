/** A number of accounts that is known with an interval. */
export interface Counted {
  value: number;
  low: number;
  high: number;
}

/** 97.5 % point of the standard normal. */
const z = 1.959964;

/**
 * A share of a population seen in a simple random sample of it without replacement, with its 95 % interval: Wilson's score
 * interval (Wilson 1927), the sample size raised by the finite population correction (Cochran 1977, section 2.6), so that who
 * has seen all is certain.
 * @param found how many of the `n` judged ones are of the kind
 * @param of size of the population; infinite by default
 */
export function wilson(found: number, n: number, of = Number.POSITIVE_INFINITY): Counted {
  if (n === 0) return { value: Number.NaN, low: 0, high: 1 };
  const share = found / n;
  if (n >= of) return { value: share, low: share, high: share };
  const size = Number.isFinite(of) ? (n * (of - 1)) / (of - n) : n;
  const centre = (share + (z * z) / (2 * size)) / (1 + (z * z) / size);
  const half = (z * Math.sqrt((share * (1 - share)) / size + (z * z) / (4 * size * size))) / (1 + (z * z) / size);
  // At the ends the interval reaches the share itself, which rounding must not hide.
  return {
    value: share,
    low: found === 0 ? 0 : Math.max(0, centre - half),
    high: found === n ? 1 : Math.min(1, centre + half),
  };
}

export const scaled = ({ value, low, high }: Counted, by: number): Counted => ({
  value: value * by,
  low: low * by,
  high: high * by,
});

/**
 * A sum of independently estimated numbers, its interval recovered from theirs: the squares of the distances add up on either
 * side (MOVER: Zou & Donner 2008; for shares, Newcombe 1998).
 */
export function sumOf(parts: readonly Counted[]): Counted {
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  const below = Math.hypot(...parts.map((part) => part.value - part.low));
  const above = Math.hypot(...parts.map((part) => part.high - part.value));
  return { value, low: value - below, high: value + above };
}

/**
 * The share `a / (a + b)` of two independently estimated, non-negative numbers. With t = a / b, the limits are the t at which
 * the interval of `a − t b` ends at zero (MOVER for a ratio: Donner & Zou 2012); unlike a linearised variance, it has a width
 * where nothing was found on one side. NaN when both are nothing.
 */
export function shareOf(a: Counted, b: Counted): Counted {
  const ofOdds = (odds: number) => (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds));
  const product = a.value * b.value;
  const root = (x: number, y: number) => Math.sqrt(Math.max(0, product * product - x * y));
  const lowA = a.low * (2 * a.value - a.low);
  const highB = b.high * (2 * b.value - b.high);
  const least = lowA === 0 ? 0 : lowA / (product + root(lowA, highB));
  const lowB = b.low * (2 * b.value - b.low);
  const highA = a.high * (2 * a.value - a.high);
  const most = lowB === 0 ? Number.POSITIVE_INFINITY : (product + root(lowB, highA)) / lowB;
  return { value: a.value / (a.value + b.value), low: ofOdds(least), high: ofOdds(most) };
}
