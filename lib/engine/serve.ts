import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Engine } from "./engine";
import { type EngineException, exception, readException } from "./exceptions";
import { type EngineRequest, isAuthorized, readForm, readRequest, readText } from "./request";
import { clientGone, EngineResponse, refuse } from "./response";
import { isStreamable, readStatement, type Statement } from "./statement";

/** Parameters may arrive in the URL, and a list of 25,000 identifiers is three megabytes of it. */
const LONGEST_HEAD = 32 << 20;
const STATEFUL = new Set(["SET", "USE"]);

/** The HTTP front of the engine. `stopping` aborts every query. */
export function createFront(engine: Engine, secret: string, stopping: AbortSignal): Server {
  const server = createServer({ maxHeaderSize: LONGEST_HEAD, keepAliveTimeout: 60_000, requestTimeout: 0 });
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    route(engine, secret, stopping, request, response).catch((error) => refuse(response, asException(error)));
  });
  return server;
}

async function route(
  engine: Engine,
  secret: string,
  stopping: AbortSignal,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://engine");
  if (request.method === "GET" && (url.pathname === "/ping" || (url.pathname === "/" && !url.search))) {
    response.writeHead(200, { "Content-Type": "text/html; charset=UTF-8" }).end("Ok.\n");
    return;
  }
  if (!isAuthorized(request, secret)) {
    const named = request.headers.authorization !== undefined || request.headers["x-clickhouse-key"] !== undefined;
    throw exception(516, "AUTHENTICATION_FAILED", "Authentication failed", named ? 403 : 401);
  }
  if (url.pathname !== "/" || (request.method !== "POST" && request.method !== "GET")) {
    throw exception(36, "BAD_ARGUMENTS", `There is no ${request.method} ${url.pathname}`, 404);
  }
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort(exception(394, "QUERY_WAS_CANCELLED", clientGone));
  });
  await answer(engine, AbortSignal.any([gone.signal, stopping]), request, response, url);
}

async function answer(
  engine: Engine,
  signal: AbortSignal,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const read = readRequest(request, url);
  if (request.headers["content-type"]?.startsWith("multipart/form-data")) await readForm(read, request);
  const { statement, file } = await takeRows(engine, read, request);
  try {
    if (STATEFUL.has(statement.verb)) {
      throw exception(48, "NOT_IMPLEMENTED", "Settings and database are given with each query, no session keeps them");
    }
    const format = statement.format ?? read.defaultFormat;
    const reply = new EngineResponse(response, read.queryId ?? randomUUID(), format, read.gzip);
    const job = {
      sql: file === undefined ? statement.sql : (statement.data?.fromFile(file, compressionOf(statement, read)) ?? ""),
      format,
      streamed: isStreamable(statement, format),
      params: read.params,
      settings: read.settings,
      database: read.database,
    };
    await engine
      .run(job, read.background, (bytes) => reply.write(bytes), signal)
      .then((outcome) => reply.end(outcome))
      .catch((error) => reply.fail(asException(error)));
  } finally {
    if (file !== undefined) await engine.spool.drop(file);
  }
}

/** Finds the statement, and spools the rows that come with it. */
async function takeRows(
  engine: Engine,
  read: EngineRequest,
  request: IncomingMessage,
): Promise<{ statement: Statement; file?: string }> {
  if (read.sql !== undefined) {
    const statement = readStatement(read.sql);
    if (statement.data && statement.data.inline === "") return { statement, file: await engine.spool.take(request) };
    if (request.readableEnded || request.method === "GET") return { statement };
  }
  const body = request.readableEnded ? "" : await readText(request, read.bodyCompression);
  const statement = readStatement((read.sql ?? "") + body);
  if (!statement.data?.inline) return { statement };
  return { statement, file: await engine.spool.take(statement.data.inline) };
}

/** Rows inside the text of a statement were decompressed together with it. */
const compressionOf = (statement: Statement, read: EngineRequest) =>
  statement.data?.inline ? "none" : read.bodyCompression;

function asException(error: unknown): EngineException {
  if (typeof error === "object" && error !== null && "status" in error && "code" in error) {
    return error as EngineException;
  }
  return readException(error);
}
