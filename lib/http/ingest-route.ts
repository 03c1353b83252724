import { parseInput } from "@/lib/command";
import { type Encoding, type FileFormat, type IngestKind, takeUpload, UploadQuery } from "@/lib/ingest";
import { unsupportedMediaType } from "@/lib/kernel";
import { queryOf } from "./query-of";
import { type RouteHandler, route } from "./route";

/** Formats by their media types; the last says nothing, so that the first bytes tell. */
const formats: [type: RegExp, format: FileFormat | undefined][] = [
  [/^application\/(x-)?ndjson\s*(;|$)/i, "ndjson"],
  [/^application\/json\s*(;|$)/i, "json"],
  [/^text\/(csv|tab-separated-values)\s*(;|$)/i, "csv"],
  [/^application\/(vnd\.apache\.|x-)?parquet\s*(;|$)/i, "parquet"],
  [/^application\/octet-stream\s*(;|$)/i, undefined],
];

/**
 * The way in for files over HTTP, plain or gzip, read as they arrive. Answers 200 with the finished upload, or 202 when all of
 * it is here and a busy store takes it in the background.
 */
export const ingestRoute = (kind: IngestKind): RouteHandler =>
  route(async (ctx, request) => {
    const { source = "api", profile, mapping } = parseInput(UploadQuery, queryOf(request));
    const format = formatOf(request.headers);
    const batch = await takeUpload(ctx, {
      kind,
      body: bodyOf(request),
      encoding: contentEncodingOf(request.headers),
      source,
      // Bytes of which nothing is said may still be a list or a table under the names of the contract.
      profile: profile ?? (format === undefined && mapping === undefined ? `stillwatch-${kind}` : undefined),
      ...(mapping === undefined ? {} : { mapping }),
      ...(format === undefined ? {} : { format }),
      idempotencyKey: request.headers.get("idempotency-key") ?? undefined,
      signal: request.signal,
    });
    return Response.json(batch, { status: batch.status === "committed" ? 200 : 202 });
  });

/** @throws `unsupported_media_type` naming the types to send */
export function formatOf(headers: Headers): FileFormat | undefined {
  const type = headers.get("content-type") ?? "none";
  const known = formats.find(([pattern]) => pattern.test(type));
  if (known !== undefined) return known[1];
  throw unsupportedMediaType(
    `Send the header Content-Type as application/x-ndjson (one JSON object a line), application/json (one list), text/csv or application/vnd.apache.parquet, not ${type}.`,
  );
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
