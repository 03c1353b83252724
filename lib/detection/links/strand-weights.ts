import { strandCount } from "./strands";

/** Weights of one strand that count: with half for each further one, the next would add less than a thirtieth of the largest. */
export const countedValues = 6;

/** The largest weights of each strand in descending order, in one buffer that is used again and again: this is the innermost loop. */
export class StrandWeights {
  readonly #kept = new Float64Array(strandCount * countedValues);
  readonly #counts = new Uint8Array(strandCount);

  clear(): void {
    this.#counts.fill(0);
  }

  keep(strand: number, weight: number): void {
    const kept = this.#kept;
    const first = strand * countedValues;
    const count = this.#counts[strand] ?? 0;
    let at = first + count;
    if (count < countedValues) this.#counts[strand] = count + 1;
    else if (weight <= (kept[--at] ?? 0)) return;
    for (; at > first && (kept[at - 1] ?? 0) < weight; at--) kept[at] = kept[at - 1] ?? 0;
    kept[at] = weight;
  }

  has(strand: number): boolean {
    return this.#counts[strand] !== 0;
  }

  /** The largest weight of a strand that has any. */
  largest(strand: number): number {
    return this.#kept[strand * countedValues] ?? 0;
  }

  /** The largest weight of a strand whole, each further one less by `decay`, never above `cap`. */
  dampedSum(strand: number, decay: number, cap: number): number {
    const first = strand * countedValues;
    let sum = 0;
    let factor = 1;
    for (let at = first; at < first + (this.#counts[strand] ?? 0); at++) {
      sum += (this.#kept[at] ?? 0) * factor;
      factor *= decay;
    }
    return Math.min(cap, sum);
  }
}
