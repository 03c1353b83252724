import { rateLimited, tooLarge, unavailable } from "@/lib/kernel";
import type { Encoding } from "../contract";
import { type Body, decode } from "../spool/decode";

const mebibyte = 1 << 20;

/** Longest body in bytes, decompressed: what the OTLP specification recommends. */
export const longestBody = 20 * mebibyte;
/** Bytes of bodies that one process reads and holds at once. */
export const mostHeld = 256 * mebibyte;
/** Bytes of one sender's spans that may wait for the batch before them. */
export const mostWaiting = 64 * mebibyte;

/** Counts what the process holds of requests that are under way. */
export class Intake {
  held = 0;

  constructor(
    private readonly longest = longestBody,
    private readonly most = mostHeld,
  ) {}

  /**
   * Reads a body, decompressed, and hands it on; it counts as held until that is over.
   * @throws `too_large`; `unavailable` when too much is under way; `invalid_input` for damaged gzip
   */
  async hold<Result>(body: Body, encoding: Encoding, use: (bytes: Buffer) => Promise<Result>): Promise<Result> {
    const blocks: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const block of decode(body, encoding)) {
        length += block.length;
        this.held += block.length;
        if (length > this.longest) throw tooLarge(tooLong(this.longest));
        if (this.held > this.most) throw unavailable("Too many spans are under way; send them again.", 5);
        blocks.push(block);
      }
      return await use(Buffer.concat(blocks.splice(0)));
    } finally {
      this.held -= length;
    }
  }
}

const tooLong = (longest: number): string =>
  `The body is longer than ${longest / mebibyte} MiB when decompressed; let the exporter send fewer spans at once.`;

/** @throws `rate_limited` when a sender sends faster than its spans can be stored */
export function requireRoom(waiting: number): void {
  if (waiting > mostWaiting) throw rateLimited(5);
}
