import type { Random } from "@/lib/kernel";

export const lognormal = (random: Random, median: number, sigma: number) => median * Math.exp(sigma * random.normal());

export const exponential = (random: Random, mean: number) => -mean * Math.log(1 - random.next());

/** Uniform in [low, high). */
export const between = (random: Random, low: number, high: number) => low + random.next() * (high - low);

/** Uniform integer, both ends included. */
export const integerBetween = (random: Random, low: number, high: number) => low + random.integer(high - low + 1);

/** Draws from a fixed list of weighted options; build it once, call it often. */
export function weighted<T>(options: readonly (readonly [T, number])[]): (random: Random) => T {
  const total = options.reduce((sum, [, weight]) => sum + weight, 0);
  let sum = 0;
  const cumulative = options.map(([, weight]) => {
    sum += weight / total;
    return sum;
  });
  const last = options.length - 1;
  if (last < 0) throw new RangeError("no options to draw from");
  return (random) => {
    const point = random.next();
    let index = 0;
    while (index < last && (cumulative[index] ?? 1) <= point) index++;
    return (options[index] as readonly [T, number])[0];
  };
}

/**
 * How many of `n` trials succeed. Exact below 16 trials, else the Poisson or the normal limit: the schedule needs
 * the right mean and spread, not the exact tail.
 */
export function binomial(random: Random, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (n < 16) {
    let hits = 0;
    for (let i = 0; i < n; i++) if (random.next() < p) hits++;
    return hits;
  }
  const mean = n * p;
  if (mean < 8) {
    let hits = -1;
    for (let product = 1, floor = Math.exp(-mean); product > floor; hits++) product *= random.next();
    return Math.min(n, hits);
  }
  return Math.max(0, Math.min(n, Math.round(mean + random.normal() * Math.sqrt(mean * (1 - p)))));
}

/** Two integers to one well-mixed unsigned 32-bit number: a value that can be asked for again instead of stored. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

const hexadecimal = Array.from({ length: 65536 }, (_, i) => i.toString(16).padStart(4, "0"));

/** Four hexadecimal digits of the low 16 bits. */
export const hex4 = (value: number): string => hexadecimal[value & 0xffff] as string;

/** `digits` random hexadecimal digits; a multiple of four. */
export function hex(random: Random, digits: number): string {
  let text = "";
  for (let i = 0; i < digits; i += 4) text += hexadecimal[Math.floor(random.next() * 65536)];
  return text;
}
