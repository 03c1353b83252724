import { type Encoding, type IngestKind, takeUpload } from "@/lib/ingest";
import { unsupportedMediaType } from "@/lib/kernel";
import { type RouteHandler, route } from "./route";

const ndjsonType = /^application\/(x-)?ndjson\s*(;|$)/i;

/**
 * The way in for NDJSON over HTTP, plain or gzip, read as it arrives. Answers 200 with the finished upload, or 202 when all of
 * it is here and a busy store takes it in the background.
 */
export const ingestRoute = (kind: IngestKind): RouteHandler =>
  route(async (ctx, request) => {
    const batch = await takeUpload(ctx, {
      kind,
      body: bodyOf(request),
      encoding: encodingOf(request.headers),
      source: "api",
      idempotencyKey: request.headers.get("idempotency-key") ?? undefined,
      signal: request.signal,
    });
    return Response.json(batch, { status: batch.status === "committed" ? 200 : 202 });
  });

/** @throws `unsupported_media_type` naming the type to send */
export function encodingOf(headers: Headers): Encoding {
  const type = headers.get("content-type") ?? "none";
  if (!ndjsonType.test(type)) {
    throw unsupportedMediaType(
      `Send one JSON object a line with the header Content-Type: application/x-ndjson, not ${type}.`,
    );
  }
  return contentEncodingOf(headers);
}

/** @throws `unsupported_media_type` naming the encoding to send */
export function contentEncodingOf(headers: Headers): Encoding {
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding === "identity" || encoding === "gzip") return encoding;
  throw unsupportedMediaType(`Send the data plain or with the header Content-Encoding: gzip, not ${encoding}.`);
}

export const bodyOf = (request: Request): AsyncIterable<Uint8Array> =>
  request.body === null ? nothing() : (request.body as unknown as AsyncIterable<Uint8Array>);

async function* nothing(): AsyncIterable<Uint8Array> {}
