import { longestLine } from "../limits";
import { FrameWriter } from "./frame-writer";
import type { Framer } from "./shape";
import { tooLong, Unfinished } from "./unfinished";

const newline = 10;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Cuts bytes into lines and frames each, with its number from 1, as a RowBinary row of (number UInt32, line String).
 * Holds one unfinished line at most; of a line longer than `longest` bytes only the start, behind a mark that says so.
 */
export class LineFramer implements Framer {
  readonly shape = { type: "lines" } as const;
  lines = 0;
  readonly #rest: Unfinished;

  constructor(private readonly longest = longestLine) {
    this.#rest = new Unfinished(longest);
  }

  /** The frames of the lines that this block completes. */
  push(block: Uint8Array): Buffer {
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    const out = new FrameWriter(bytes.length + this.#rest.length);
    let at = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, at)) {
      if (this.#rest.length > 0) {
        this.#rest.add(bytes.subarray(at, end));
        this.#take(out, this.#rest.take());
      } else this.#take(out, bytes.subarray(at, end));
      at = end + 1;
    }
    // A copy: the block's memory belongs to whoever sent it.
    if (at < bytes.length) this.#rest.add(Buffer.from(bytes.subarray(at)));
    return out.bytes();
  }

  /** The frame of a last line without a line break. */
  end(): Buffer {
    const out = new FrameWriter(this.#rest.length);
    if (this.#rest.length > 0) this.#take(out, this.#rest.take());
    return out.bytes();
  }

  #take(out: FrameWriter, whole: Buffer): void {
    this.lines += 1;
    const line = this.lines === 1 && whole.indexOf(byteOrderMark) === 0 ? whole.subarray(3) : whole;
    out.line(this.lines, line.length > this.longest ? tooLong(line) : line);
  }
}
