/** Most bytes of a frame besides its texts: a number and a length. */
const overhead = 4 + 5;

/** Writes rows as RowBinary into one growing buffer. */
export class FrameWriter {
  #buffer: Buffer;
  #length = 0;

  constructor(expected: number) {
    this.#buffer = Buffer.allocUnsafe(expected + Math.floor(expected / 8) + 1024);
  }

  /** A row of (number UInt32, line String). */
  line(number: number, line: Buffer): void {
    this.number(number);
    this.text(line);
  }

  /** A UInt32. */
  number(number: number): void {
    this.#reserve(overhead);
    this.#length = this.#buffer.writeUInt32LE(number, this.#length);
  }

  /** The length of what follows, as a variable number of bytes. */
  count(count: number): void {
    this.#reserve(overhead);
    let at = this.#length;
    let rest = count;
    for (; rest >= 128; rest >>>= 7) this.#buffer[at++] = (rest & 127) | 128;
    this.#buffer[at++] = rest;
    this.#length = at;
  }

  /** A String. */
  text(text: Buffer): void {
    this.#reserve(text.length + overhead);
    this.count(text.length);
    this.#length += text.copy(this.#buffer, this.#length);
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe((this.#length + more) * 2);
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}
