import { longestLine } from "../limits";
import { FrameWriter } from "./frame-writer";
import type { Framer } from "./shape";
import { keptOfUnreadable, unreadable } from "./unreadable";

const kept = keptOfUnreadable;
const newline = 10;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Cuts bytes into lines and frames each, with its number from 1, as a RowBinary row of (number UInt32, line String).
 * Holds one unfinished line at most; of a line longer than `longest` bytes only the start, behind a mark that says so.
 */
export class LineFramer implements Framer {
  readonly shape = { type: "lines" } as const;
  lines = 0;
  #rest: Buffer[] = [];
  #restLength = 0;

  constructor(private readonly longest = longestLine) {}

  /** The frames of the lines that this block completes. */
  push(block: Uint8Array): Buffer {
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    const out = new FrameWriter(bytes.length + this.#restLength);
    let at = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, at)) {
      if (this.#restLength > 0) {
        this.#hold(bytes.subarray(at, end));
        this.#take(out, this.#takeRest());
      } else this.#take(out, bytes.subarray(at, end));
      at = end + 1;
    }
    // A copy: the block's memory belongs to whoever sent it.
    if (at < bytes.length) this.#hold(Buffer.from(bytes.subarray(at)));
    return out.bytes();
  }

  /** The frame of a last line without a line break. */
  end(): Buffer {
    const out = new FrameWriter(this.#restLength);
    if (this.#restLength > 0) this.#take(out, this.#takeRest());
    return out.bytes();
  }

  #hold(piece: Buffer): void {
    const held = this.#restLength;
    this.#restLength += piece.length;
    if (this.#restLength <= this.longest) this.#rest.push(piece);
    else if (held <= this.longest) this.#rest = [Buffer.from(Buffer.concat([...this.#rest, piece]).subarray(0, kept))];
  }

  /** The held line; of a line that is too long, its start and a length that says so. */
  #takeRest(): Buffer {
    const whole =
      this.#restLength > this.longest ? tooLong(this.#rest[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#rest);
    this.#rest = [];
    this.#restLength = 0;
    return whole;
  }

  #take(out: FrameWriter, whole: Buffer): void {
    this.lines += 1;
    const line = this.lines === 1 && whole.indexOf(byteOrderMark) === 0 ? whole.subarray(3) : whole;
    out.line(this.lines, line.length > this.longest ? tooLong(line.subarray(0, kept)) : line);
  }
}

const tooLong = (start: Buffer): Buffer => Buffer.concat([Buffer.from(unreadable.tooLong.mark), start]);
