import type { Found } from "../model";

/** Bytes of a file, in order. */
export type Bytes = AsyncIterable<Uint8Array>;

/** Somewhere that files are. */
export interface OpenPlace {
  /**
   * All files that are meant; empty ones are not there yet.
   * @throws `unavailable` when the place does not answer, `precondition_failed` when it may not be read
   */
  list(): Promise<Found[]>;
  /**
   * The bytes of exactly this version.
   * @throws from its iteration: `conflict` when the file is not, or is no longer, what it was
   */
  read(file: Found): Bytes;
}

/** Files that one connector looks after at most; above it a place is to be divided by its prefix or pattern. */
export const mostFiles = 100_000;
