import type { Rule } from "./rule";
import { nameOf } from "./rule";

const minute = 60_000;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Token buckets of throttled subjects, for this replica's share of the allowance: one bucket holds a minute's worth, at least
 * one request, and fills evenly. So the first minute may see up to twice the allowance, and every longer time its rate.
 */
export class Buckets {
  readonly #buckets = new Map<string, Bucket>();

  /**
   * Lets one request pass every throttle, or none of them.
   * @param now milliseconds of a clock that never goes back
   * @param replicas how many processes share the allowance
   * @returns 0 when it passed, else the milliseconds until it could, with the throttle that takes longest
   */
  take(throttles: readonly Rule[], now: number, replicas: number): { waitMs: number; by: Rule | undefined } {
    let longest: { waitMs: number; by: Rule | undefined } = { waitMs: 0, by: undefined };
    const filled = throttles.map((rule) => {
      const share = (rule.perMinute ?? 0) / replicas;
      const bucket = this.#filled(nameOf(rule), share, now);
      const waitMs = bucket.tokens >= 1 ? 0 : share > 0 ? ((1 - bucket.tokens) / share) * minute : minute;
      if (waitMs > longest.waitMs) longest = { waitMs, by: rule };
      return bucket;
    });
    if (longest.waitMs === 0) for (const bucket of filled) bucket.tokens -= 1;
    return longest;
  }

  /** Forgets buckets that nobody took from for longer than it takes to fill one. */
  sweep(now: number): void {
    for (const [name, { at }] of this.#buckets) if (now - at > 10 * minute) this.#buckets.delete(name);
  }

  #filled(name: string, share: number, now: number): Bucket {
    const most = share > 0 ? Math.max(1, share) : 0;
    const bucket = this.#buckets.get(name) ?? { tokens: most, at: now };
    bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / minute) * share);
    bucket.at = now;
    this.#buckets.set(name, bucket);
    return bucket;
  }
}
