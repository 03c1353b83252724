import { keptOfUnreadable, unreadable } from "./unreadable";

/** One record whose end has not come yet, in pieces; of one that is too long only the start. */
export class Unfinished {
  #pieces: Buffer[] = [];
  #length = 0;

  constructor(private readonly longest: number) {}

  /** Bytes so far, those that were let go included. */
  get length(): number {
    return this.#length;
  }

  add(piece: Buffer): void {
    const held = this.#length;
    this.#length += piece.length;
    if (this.#length <= this.longest) this.#pieces.push(piece);
    else if (held <= this.longest) this.#pieces = [this.#startWith(piece)];
  }

  /** The start of it, as long as what is kept of a record that cannot be read. */
  start(): Buffer {
    return this.#startWith(Buffer.alloc(0));
  }

  /** The whole record; the start of one that is too long, behind a mark that says so. */
  take(): Buffer {
    const whole = this.#length > this.longest ? tooLong(this.start()) : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    return whole;
  }

  #startWith(piece: Buffer): Buffer {
    return Buffer.from(Buffer.concat([...this.#pieces, piece]).subarray(0, keptOfUnreadable));
  }
}

/** A record that is too long, by its start. */
export const tooLong = (start: Buffer): Buffer =>
  Buffer.concat([Buffer.from(unreadable.tooLong.mark), start.subarray(0, keptOfUnreadable)]);
