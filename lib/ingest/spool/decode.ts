import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { invalidInput } from "@/lib/kernel";
import type { Encoding } from "../contract";

export type Body = AsyncIterable<Uint8Array>;

const gunzipBlock = 256 * 1024;

/**
 * The bytes of an upload, decompressed.
 * @throws `invalid_input` for data that is not gzip, is damaged, or is cut off.
 */
export async function* decode(body: Body, encoding: Encoding): Body {
  if (encoding === "identity") {
    yield* body;
    return;
  }
  let read = 0;
  let broken: unknown;
  const counted = async function* () {
    try {
      for await (const chunk of body) {
        read += chunk.length;
        yield chunk;
      }
    } catch (error) {
      broken = error;
      throw error;
    }
  };
  const gunzip = createGunzip({ chunkSize: gunzipBlock });
  const feeding = pipeline(Readable.from(counted(), { objectMode: false }), gunzip);
  feeding.catch(() => undefined);
  try {
    yield* gunzip;
  } catch (error) {
    if (broken !== undefined) throw broken;
    if (read > 0) throw gzipError(error);
  }
}

function gzipError(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") {
    return invalidInput("The gzip data is cut off before its end; nothing of it was taken. Send the whole file again.");
  }
  if (code.startsWith("Z_")) {
    return invalidInput("The data is not gzip or is damaged; nothing of it was taken. Check the file with `gzip -t`.");
  }
  return error;
}

/** How a file is encoded, by its first bytes. */
export const encodingOf = (head: Uint8Array): Encoding => (head[0] === 0x1f && head[1] === 0x8b ? "gzip" : "identity");
