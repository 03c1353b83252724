import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { invalidInput } from "@/lib/kernel";

const mark = Buffer.from("PAR1");
/** The length of the footer and the mark, at the end of a file. */
const tail = 8;
/** A footer says something of each column of each row group; what is longer is no footer. */
const longestFooter = 64 * 1024 * 1024;

const refused = (fault: string) =>
  invalidInput(`The Parquet file ${fault}. Nothing of it was taken; copy or write it again.`, { field: "file" });

/**
 * A file with the footer of a Parquet file and nothing else: all that the engine needs to tell the columns.
 * @throws `invalid_input` for a file that is no Parquet or is cut off
 */
export async function readFooter(file: string): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const head = await readAt(handle, 0, mark.length);
    if (!head.equals(mark)) throw refused("does not begin with PAR1, so it is none");
    const end = await readAt(handle, Math.max(0, size - tail), tail);
    if (size < mark.length + tail || !end.subarray(4).equals(mark)) {
      throw refused("is cut off: it does not end with PAR1");
    }
    const length = end.readUInt32LE(0);
    if (length === 0 || length > Math.min(longestFooter, size - tail - mark.length)) {
      throw refused("is damaged: the length of its footer does not fit the file");
    }
    return Buffer.concat([mark, await readAt(handle, size - tail - length, length + tail)]);
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

export const readWhole = (file: string): Readable => createReadStream(file, { highWaterMark: 1 << 20 });
