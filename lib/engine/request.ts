import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { exception } from "./exceptions";
import { readMultipart } from "./multipart";

/** A request of the ClickHouse HTTP interface, its text read and its rows, if any, still in the body. */
export interface EngineRequest {
  /** The statement given in the URL or in a form part; undefined when the body is the statement. */
  sql: string | undefined;
  params: Record<string, string>;
  settings: Record<string, string>;
  database: string;
  defaultFormat: string;
  queryId: string | undefined;
  background: boolean;
  gzip: boolean;
  /** Name of the compression of the body, as the engine calls it. */
  bodyCompression: string;
}

const LONGEST_TEXT = 1 << 28;
/** Belongs to the interface itself, not to the engine's settings. */
const INTERFACE_NAMES = new Set(
  (
    "query database default_format query_id user password quota_key role session_timeout session_check compress " +
    "decompress buffer_size wait_end_of_query stacktrace enable_http_compression http_zlib_compression_level " +
    "send_progress_in_http_headers http_headers_progress_interval_ms add_http_cors_header log_comment"
  ).split(" "),
);
const SETTING_NAME = /^[a-z][a-z0-9_]{0,100}$/;
const BODY_COMPRESSION: Record<string, string> = {
  identity: "none",
  gzip: "gzip",
  deflate: "deflate",
  br: "br",
  zstd: "zstd",
  lz4: "lz4",
  xz: "xz",
};

/** Reads the URL and the headers; throws an EngineException on what the interface does not have. */
export function readRequest(request: IncomingMessage, url: URL): EngineRequest {
  const encoding = request.headers["content-encoding"] ?? "identity";
  const bodyCompression = BODY_COMPRESSION[encoding];
  if (!bodyCompression) throw exception(36, "BAD_ARGUMENTS", `Unknown content encoding '${encoding}'`, 415);
  const read: EngineRequest = {
    sql: url.searchParams.get("query") ?? undefined,
    params: {},
    settings: {},
    database: url.searchParams.get("database") || "default",
    defaultFormat: url.searchParams.get("default_format") ?? "TabSeparated",
    queryId: url.searchParams.get("query_id") ?? undefined,
    background: request.headers["x-stillwatch-pool"] === "background",
    gzip:
      url.searchParams.get("enable_http_compression") === "1" && /gzip/.test(`${request.headers["accept-encoding"]}`),
    bodyCompression,
  };
  for (const [name, value] of url.searchParams) takeSetting(read, name, value);
  return read;
}

function takeSetting(read: EngineRequest, name: string, value: string): void {
  if (name.startsWith("param_")) read.params[name.slice("param_".length)] = value;
  else if (name === "session_id") {
    throw exception(36, "BAD_ARGUMENTS", "Sessions over HTTP are not kept: give settings with each query");
  } else if (!INTERFACE_NAMES.has(name)) {
    if (!SETTING_NAME.test(name))
      throw exception(115, "UNKNOWN_SETTING", `Setting ${JSON.stringify(name)} is not known`);
    read.settings[name] = value;
  }
}

/** Takes the statement and the parameters of a form into the request. */
export async function readForm(read: EngineRequest, request: IncomingMessage): Promise<void> {
  const body = await readAll(request);
  try {
    for (const [name, value] of readMultipart(body, request.headers["content-type"] ?? "")) {
      if (name === "query") read.sql = value;
      else takeSetting(read, name, value);
    }
  } catch (error) {
    throw error instanceof Error ? exception(36, "BAD_ARGUMENTS", error.message) : error;
  }
}

/** The body as text, decompressed; for statements, never for rows. */
export async function readText(request: IncomingMessage, compression: string): Promise<string> {
  if (compression === "gzip") return (await readAll(request.pipe(createGunzip()))).toString();
  if (compression === "deflate") return (await readAll(request.pipe(createInflate()))).toString();
  if (compression === "br") return (await readAll(request.pipe(createBrotliDecompress()))).toString();
  if (compression === "none") return (await readAll(request)).toString();
  throw exception(36, "BAD_ARGUMENTS", `A statement cannot be compressed by ${compression}`, 415);
}

async function readAll(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_TEXT) throw exception(62, "SYNTAX_ERROR", "The statement is too long", 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whether the request carries the secret, by basic authentication or by ClickHouse's own headers. */
export function isAuthorized(request: IncomingMessage, secret: string): boolean {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const pair = basic === undefined ? undefined : Buffer.from(basic, "base64").toString();
  const given = pair === undefined ? request.headers["x-clickhouse-key"] : pair.slice(pair.indexOf(":") + 1);
  if (typeof given !== "string") return false;
  const [left, right] = [Buffer.from(given), Buffer.from(secret)];
  return left.length === right.length && timingSafeEqual(left, right);
}
