import type { Configuration } from "../configuration";
import type { Incidences, Links } from "../model";
import { candidatePairs } from "./candidates";
import { pairScorer } from "./pair-score";

/** Links as they are found: room doubles when it is used up. */
class FoundLinks {
  #a = new Uint32Array(1 << 16);
  #b = new Uint32Array(1 << 16);
  #nats = new Float32Array(1 << 16);
  #count = 0;

  add(a: number, b: number, nats: number): void {
    if (this.#count === this.#a.length) this.#grow();
    this.#a[this.#count] = a;
    this.#b[this.#count] = b;
    this.#nats[this.#count] = nats;
    this.#count++;
  }

  links(): Links {
    return {
      a: this.#a.slice(0, this.#count),
      b: this.#b.slice(0, this.#count),
      nats: this.#nats.slice(0, this.#count),
    };
  }

  #grow(): void {
    const [a, b, nats] = [this.#a, this.#b, this.#nats];
    this.#a = new Uint32Array(2 * a.length);
    this.#b = new Uint32Array(2 * b.length);
    this.#nats = new Float32Array(2 * nats.length);
    this.#a.set(a);
    this.#b.set(b);
    this.#nats.set(nats);
  }
}

/** Scores every candidate pair exactly and keeps those of at least `floor` nats. */
export function scoreLinks(table: Incidences, weights: Float64Array, config: Configuration, floor: number): Links {
  const scorer = pairScorer(table, weights, config);
  const found = new FoundLinks();
  for (const pairs of candidatePairs(table, weights, config)) {
    for (const key of pairs) {
      const low = Math.floor(key / table.accounts);
      const high = key - low * table.accounts;
      const total = scorer.corroborated(low, high);
      if (total >= floor) found.add(low, high, total);
    }
  }
  return found.links();
}
