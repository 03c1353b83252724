import { setTimeout as sleep } from "node:timers/promises";

export interface GatheringOptions<Item, Result> {
  /** What a piece of work counts; a round takes pieces until they count more than `most`. */
  size: (item: Item) => number;
  most: number;
  /** Milliseconds from the start of a round to that of the next. */
  pace: number;
  /** Does pieces of work together; a result for each, in their order. */
  run: (items: Item[]) => Promise<Result[]>;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
}

/**
 * Does small pieces of work together: the first at once, what comes meanwhile in rounds, one after the other. Whoever gave a piece
 * hears of it when its round is over.
 */
export class Gathering<Item, Result> {
  readonly #waiting: Waiting<Item, Result>[] = [];
  #working = false;
  /** What all waiting pieces count together. */
  waiting = 0;

  constructor(private readonly options: GatheringOptions<Item, Result>) {}

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.waiting += this.options.size(item);
      if (!this.#working) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (this.#waiting.length > 0) {
      // What arrives in one turn of the event loop belongs together.
      await sleep(0);
      const due = performance.now() + this.options.pace;
      await this.#round(this.#next());
      const left = due - performance.now();
      if (left > 0 && this.#waiting.length > 0) await sleep(left);
    }
    this.#working = false;
  }

  #next(): Waiting<Item, Result>[] {
    let size = 0;
    let count = 0;
    for (const { item } of this.#waiting) {
      if (size >= this.options.most) break;
      size += this.options.size(item);
      count += 1;
    }
    this.waiting -= size;
    return this.#waiting.splice(0, count);
  }

  async #round(round: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.run(round.map(({ item }) => item));
      for (const [i, { resolve }] of round.entries()) resolve(results[i] as Result);
    } catch (error) {
      for (const { reject } of round) reject(error);
    }
  }
}
