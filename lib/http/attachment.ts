import { AsyncResource } from "node:async_hooks";
import { logger } from "@/lib/log";

const chunkBytes = 64 << 10;

export interface AttachmentOptions {
  /** The media type. */
  type: string;
  /** Makes browsers save it under this name. */
  fileName?: string | undefined;
}

/**
 * Streams text as fast as the client takes it: memory stays flat. A failure on the way breaks the connection off, so
 * that nobody takes half a file for a whole one.
 */
export function attachment(pieces: AsyncIterable<string> | Iterable<string>, options: AttachmentOptions): Response {
  const headers = new Headers({ "content-type": options.type, "cache-control": "no-store" });
  if (options.fileName !== undefined) {
    headers.set("content-disposition", `attachment; filename="${options.fileName.replaceAll(/[^\w.-]/g, "_")}"`);
  }
  return new Response(bytesOf(pieces), { headers });
}

/**
 * A file that a stranger sent: browsers save it under its name and open it nowhere, whatever it pretends to be.
 */
export function untrustedFile(content: Uint8Array<ArrayBuffer>, fileName: string): Response {
  const plain = fileName.replaceAll(/[^\w.-]/g, "_");
  return new Response(content, {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "no-store",
    },
  });
}

function bytesOf(pieces: AsyncIterable<string> | Iterable<string>): ReadableStream<Uint8Array> {
  const iterator = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  // The stream is read outside the request's scope; what runs beneath still logs under its id.
  const next = AsyncResource.bind(() => iterator.next());
  const failed = AsyncResource.bind((error: unknown) => logger("http").error({ err: error }, "a stream broke off"));
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          let text = "";
          while (text.length < chunkBytes) {
            const { done, value } = await next();
            if (done) {
              if (text !== "") controller.enqueue(encoder.encode(text));
              return controller.close();
            }
            text += value;
          }
          controller.enqueue(encoder.encode(text));
        } catch (error) {
          failed(error);
          controller.error(error);
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
