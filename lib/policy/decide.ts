import type { Buckets } from "./buckets";
import type { Effect, Rule } from "./rule";

export interface Decided {
  effect: Effect;
  /** What the gateway has to see to when it lets the request through, each once. */
  obligations: string[];
  /** What refuses the request; undefined when it passes. */
  by: Rule | undefined;
  /** Seconds after which a throttled request could pass, at least one. */
  retryAfter: number;
}

const passes: Decided = { effect: "allow", obligations: [], by: undefined, retryAfter: 0 };

/**
 * What is to be done with one request of a caller against whom these rules are held: the strictest wins (a denial, else any
 * throttle without allowance left), and of what passes, the obligations of all add up.
 */
export function decide(rules: readonly Rule[], buckets: Buckets, now: number, replicas: number): Decided {
  if (rules.length === 0) return passes;
  const denial = rules.find(({ effect }) => effect === "deny");
  if (denial !== undefined) return { ...passes, effect: "deny", by: denial };
  const throttles = rules.filter(({ effect, perMinute }) => effect === "throttle" && perMinute !== null);
  const { waitMs, by } = buckets.take(throttles, now, replicas);
  if (by !== undefined)
    return { ...passes, effect: "throttle", by, retryAfter: Math.max(1, Math.ceil(waitMs / 1_000)) };
  return { ...passes, obligations: [...new Set(rules.flatMap(({ obligations }) => obligations))] };
}
