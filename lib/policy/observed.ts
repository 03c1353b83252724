import type { Effect, Rule, RuleName } from "./rule";

/** Requests that were seen to be treated in one way because of one decision. */
export interface Observation extends RuleName {
  decisionId: string;
  /** `allow` is a request let through with obligations. */
  effect: Effect;
  /** Milliseconds since 1970. */
  firstAt: number;
  lastAt: number;
  times: number;
}

const placeOf = ({ decisionId, subject, accountId, part, effect }: Observation) =>
  `${decisionId}\0${subject}\0${accountId}\0${part}\0${effect}`;

/** Gathers observations between two reports, up to a bound; beyond it new subjects are counted as dropped. */
export class Observed {
  #held = new Map<string, Observation>();
  dropped = 0;

  constructor(readonly most: number) {}

  get size(): number {
    return this.#held.size;
  }

  see({ decisionId, subject, accountId, part }: Rule, effect: Effect, now: number): void {
    this.add({ decisionId, subject, accountId, part, effect, firstAt: now, lastAt: now, times: 1 });
  }

  add(seen: Observation): void {
    const place = placeOf(seen);
    const held = this.#held.get(place);
    if (held !== undefined) {
      held.firstAt = Math.min(held.firstAt, seen.firstAt);
      held.lastAt = Math.max(held.lastAt, seen.lastAt);
      held.times += seen.times;
    } else if (this.#held.size < this.most) this.#held.set(place, { ...seen });
    else this.dropped += seen.times;
  }

  /** All that was gathered; from here on it is somebody else's. */
  takeAll(): Observation[] {
    const all = [...this.#held.values()];
    this.#held = new Map();
    return all;
  }
}
