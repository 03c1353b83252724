import { longestLine } from "../limits";
import { FrameWriter } from "./frame-writer";
import type { Framer } from "./shape";
import { keptOfUnreadable, unreadable } from "./unreadable";

const [quote, backslash, open, close, openList, closeList, comma] = [...'"\\{}[],'].map((c) => c.charCodeAt(0));
const isSpace = (byte: number | undefined): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9;

/**
 * Cuts one JSON list into its members and frames each with its place, from 1; a list under a name (`{"data": [ … ]}`) too. What
 * follows the list is left alone. Holds one member at most; of one that is too long only the start.
 */
export class ListFramer implements Framer {
  readonly shape = { type: "lines" } as const;
  lines = 0;
  #state: "before" | "between" | "member" | "after" = "before";
  #depth = 0;
  #inText = false;
  #escaped = false;
  #held: Buffer[] = [];
  #heldLength = 0;

  constructor(private readonly longest = longestLine) {}

  push(block: Uint8Array): Buffer {
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    const out = new FrameWriter(bytes.length + this.#heldLength);
    let start = 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (this.#state === "member") {
        if (this.#endsAt(byte)) {
          this.#hold(bytes.subarray(start, i));
          this.#take(out);
          this.#state = byte === closeList ? "after" : "between";
        }
      } else if (this.#state === "before") {
        if (byte === openList) this.#state = "between";
      } else if (this.#state === "between" && !isSpace(byte) && byte !== comma) {
        if (byte === closeList) this.#state = "after";
        else {
          this.#state = "member";
          start = i;
          this.#endsAt(byte);
        }
      }
    }
    // A copy: the block's memory belongs to whoever sent it.
    if (this.#state === "member") this.#hold(Buffer.from(bytes.subarray(start)));
    return out.bytes();
  }

  end(): Buffer {
    const out = new FrameWriter(this.#heldLength);
    if (this.#state === "after" || (this.#state === "before" && this.lines === 0)) return out.bytes();
    const start = Buffer.concat(this.#held).subarray(0, keptOfUnreadable);
    this.lines += 1;
    out.line(this.lines, Buffer.concat([Buffer.from(unreadable.cutOff.mark), start]));
    return out.bytes();
  }

  /** True when this byte is the first behind a member. */
  #endsAt(byte: number | undefined): boolean {
    if (this.#inText) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === backslash) this.#escaped = true;
      else if (byte === quote) this.#inText = false;
    } else if (byte === quote) this.#inText = true;
    else if (byte === open || byte === openList) this.#depth += 1;
    else if (byte === comma || byte === close || byte === closeList) {
      if (this.#depth === 0) return true;
      if (byte !== comma) this.#depth -= 1;
    }
    return false;
  }

  #hold(piece: Buffer): void {
    const held = this.#heldLength;
    this.#heldLength += piece.length;
    if (this.#heldLength <= this.longest) this.#held.push(piece);
    else if (held <= this.longest) {
      this.#held = [Buffer.from(Buffer.concat([...this.#held, piece]).subarray(0, keptOfUnreadable))];
    }
  }

  #take(out: FrameWriter): void {
    this.lines += 1;
    const member = Buffer.concat(this.#held);
    const tooLong = this.#heldLength > this.longest;
    out.line(this.lines, tooLong ? Buffer.concat([Buffer.from(unreadable.tooLong.mark), member]) : member);
    this.#held = [];
    this.#heldLength = 0;
  }
}
