import { AsyncResource } from "node:async_hooks";
import { logger } from "@/lib/log";

const chunkBytes = 64 << 10;

/**
 * Streams values as NDJSON, one object a line, as fast as the client takes them: memory stays flat. A failure on the way
 * breaks the connection off, so that nobody takes half a file for a whole one.
 * @param fileName makes browsers save it under this name
 */
export function ndjson(
  values: AsyncIterable<unknown> | Iterable<unknown>,
  options: { fileName?: string } = {},
): Response {
  const headers = new Headers({ "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store" });
  if (options.fileName !== undefined) {
    headers.set("content-disposition", `attachment; filename="${options.fileName.replaceAll(/[^\w.-]/g, "_")}"`);
  }
  return new Response(linesOf(values), { headers });
}

function linesOf(values: AsyncIterable<unknown> | Iterable<unknown>): ReadableStream<Uint8Array> {
  const iterator = Symbol.asyncIterator in values ? values[Symbol.asyncIterator]() : values[Symbol.iterator]();
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
            text += `${JSON.stringify(value)}\n`;
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
