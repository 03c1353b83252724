/** How the records of a part are laid out for the engine. */
export type Shape =
  /** RowBinary of (number UInt32, line String). */
  | { type: "lines" }
  /** RowBinary of (number UInt32, fault String, cells Array(String)), as many cells as columns; a fault stands in their place. */
  | { type: "cells"; columns: readonly string[] }
  /** A Parquet file with these columns. */
  | { type: "parquet"; columns: readonly ParquetColumn[] };

/** A column by its name and the engine's type for it. */
export interface ParquetColumn {
  name: string;
  type: string;
}

/** Cuts bytes into records and frames each, with its number, for the engine. */
export interface Framer {
  /** Records or lines so far. */
  readonly lines: number;
  /** Known once there are frames. */
  readonly shape: Shape;
  /** The frames of the records that this block completes. */
  push(block: Uint8Array): Buffer;
  /** The frames of what is left. */
  end(): Buffer;
}
