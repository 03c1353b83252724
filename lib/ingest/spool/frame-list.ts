import { longestLine } from "../limits";
import { FrameWriter } from "./frame-writer";
import type { Framer } from "./shape";
import { Unfinished } from "./unfinished";
import { unreadable } from "./unreadable";

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
  readonly #member: Unfinished;

  constructor(longest = longestLine) {
    this.#member = new Unfinished(longest);
  }

  push(block: Uint8Array): Buffer {
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    const out = new FrameWriter(bytes.length + this.#member.length);
    let start = 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (this.#state === "member") {
        if (this.#endsAt(byte)) {
          this.#member.add(bytes.subarray(start, i));
          this.lines += 1;
          out.line(this.lines, this.#member.take());
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
    if (this.#state === "member") this.#member.add(Buffer.from(bytes.subarray(start)));
    return out.bytes();
  }

  end(): Buffer {
    const out = new FrameWriter(this.#member.length);
    if (this.#state === "after" || (this.#state === "before" && this.lines === 0)) return out.bytes();
    this.lines += 1;
    out.line(this.lines, Buffer.concat([Buffer.from(unreadable.cutOff.mark), this.#member.start()]));
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
}
