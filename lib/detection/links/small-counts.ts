/** Stands for a number that is kept beside the others. */
const large = 255;

/** Counts nearly all of which are small: a byte each, and the few others beside them. Room grows by a quarter. */
export class SmallCounts {
  #bytes: Uint8Array;
  #length = 0;
  readonly #others = new Map<number, number>();

  /** @param expected how many there will be, if that is known */
  constructor(expected = 0) {
    this.#bytes = new Uint8Array(expected);
  }

  at(place: number): number {
    const byte = this.#bytes[place] ?? 0;
    return byte === large ? (this.#others.get(place) ?? 0) : byte;
  }

  push(count: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length + 1024 + Math.ceil(this.#length / 4));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length] = Math.min(large, count);
    if (count >= large) this.#others.set(this.#length, count);
    this.#length++;
  }

  clear(): void {
    this.#bytes = new Uint8Array(0);
    this.#others.clear();
    this.#length = 0;
  }
}
