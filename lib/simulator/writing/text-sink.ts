import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";

const chunkSize = 1 << 19;

/** A file being written in large pieces; compression runs beside the caller. */
export interface TextSink {
  /** Takes text; when it returns a promise, there is room again once that resolves. */
  write(text: string): Promise<void> | undefined;
  close(): Promise<void>;
}

export function textSink(path: string, isCompressed: boolean): TextSink {
  const file = createWriteStream(path);
  const gzip = isCompressed ? createGzip({ level: 2, chunkSize: 1 << 18 }) : null;
  const first: Writable = gzip ?? file;
  const done = finished(file);
  // A failing disk is reported where the caller waits: in `write` while it is busy, else in `close`.
  done.catch(() => undefined);
  gzip?.pipe(file);
  let chunk = Buffer.allocUnsafe(chunkSize);
  let length = 0;
  const push = async () => {
    const hasRoom = first.write(chunk.subarray(0, length)) || first.writableLength < 4 * chunkSize;
    chunk = Buffer.allocUnsafe(chunkSize);
    length = 0;
    if (!hasRoom) await Promise.race([once(first, "drain"), done]);
    await new Promise(setImmediate);
  };
  const append = (text: string) => {
    // Line by line, so that a line in another script does not make the text of all others two bytes wide.
    length += chunk.write(text, length);
  };
  return {
    write(text) {
      const most = text.length * 3;
      if (length + most <= chunkSize) {
        append(text);
        return undefined;
      }
      if (most > chunkSize) throw new RangeError("a line is longer than the writer takes");
      return push().then(() => append(text));
    },
    async close() {
      if (length > 0) await push();
      first.end();
      await done;
    },
  };
}
