import type { Mixing } from "../contract";

/** 97.5 % point of the standard normal. */
const z = 1.96;

/**
 * The extraction share of pooled traffic with its 95 % interval (Wilson), taking accounts as the draws: their exchanges
 * depend on each other.
 * @param parts slice and all exchanges of each account
 */
export function mixingOf(parts: readonly { slice: number; exchanges: number }[]): Mixing | null {
  const exchanges = parts.reduce((sum, part) => sum + part.exchanges, 0);
  if (exchanges === 0) return null;
  const extraction = parts.reduce((sum, part) => sum + part.slice, 0);
  const share = extraction / exchanges;
  const draws = Math.max(1, parts.filter((part) => part.exchanges > 0).length);
  const centre = (share + (z * z) / (2 * draws)) / (1 + (z * z) / draws);
  const half = (z * Math.sqrt((share * (1 - share)) / draws + (z * z) / (4 * draws * draws))) / (1 + (z * z) / draws);
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half), extraction, exchanges };
}
