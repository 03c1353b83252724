import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Writable } from "node:stream";
import { createGzip, type Gzip } from "node:zlib";
import type { EngineException } from "./exceptions";
import type { Outcome } from "./messages";

/** Why an answer is not written to its end. */
export const clientGone = "The client is gone";

const CONTENT_TYPES: [RegExp, string][] = [
  [/^JSON.*EachRow/i, "application/x-ndjson; charset=UTF-8"],
  [/^JSON/i, "application/json; charset=UTF-8"],
  [/^CSV/i, "text/csv; charset=UTF-8"],
  [/^(TSV|TabSeparated)/i, "text/tab-separated-values; charset=UTF-8"],
  [/^(RowBinary|Native|Parquet|Arrow|RawBLOB)/i, "application/octet-stream"],
];

const TRAILER_ARRIVES_WITHIN_MS = 100;

/** One answer: the status is held back until the first block, so that an early failure still has its own status. */
export class EngineResponse {
  readonly #tag = randomBytes(8).toString("hex");
  #body: Writable | undefined;

  constructor(
    readonly response: ServerResponse,
    readonly queryId: string,
    readonly format: string,
    readonly gzip: boolean,
  ) {}

  /** Writes a block and waits until there is room for the next; rejects when the client is gone. */
  async write(bytes: Uint8Array): Promise<void> {
    const body = this.#open({});
    if (this.response.destroyed) throw new Error(clientGone);
    if (body.write(bytes)) return;
    const gone = new AbortController();
    const close = () => gone.abort();
    this.response.once("close", close);
    try {
      await once(body, "drain", { signal: gone.signal });
    } finally {
      this.response.off("close", close);
    }
  }

  end(outcome: Outcome): void {
    this.#open(outcome).end();
  }

  /** Before the first block an error status, after it ClickHouse's trailer and a broken connection. */
  fail(failure: EngineException): void {
    if (this.response.destroyed) return;
    if (!this.#body) {
      refuse(this.response, failure, this.queryId);
      return;
    }
    const text = `${failure.message}\n`;
    const length = Buffer.byteLength(text);
    const trailer = `\r\n__exception__\r\n${this.#tag}\r\n${text}${length} ${this.#tag}\r\n__exception__\r\n`;
    this.#body.write(trailer);
    if (this.#body !== this.response) (this.#body as Gzip).flush();
    // The connection is broken off, so that nobody takes the part for the whole, once the trailer had time to arrive.
    setTimeout(() => this.response.socket?.destroySoon(), TRAILER_ARRIVES_WITHIN_MS);
  }

  #open(outcome: Partial<Outcome>): Writable {
    if (this.#body) return this.#body;
    this.response.writeHead(200, {
      "Content-Type": CONTENT_TYPES.find(([pattern]) => pattern.test(this.format))?.[1] ?? "text/plain; charset=UTF-8",
      "X-ClickHouse-Query-Id": this.queryId,
      "X-ClickHouse-Format": this.format,
      "X-ClickHouse-Exception-Tag": this.#tag,
      "X-ClickHouse-Summary": summary(outcome),
      ...(this.gzip ? { "Content-Encoding": "gzip" } : {}),
    });
    this.#body = this.response;
    if (this.gzip) {
      const zipped = createGzip({ level: 1 });
      zipped.pipe(this.response);
      this.response.once("close", () => zipped.destroy());
      this.#body = zipped;
    }
    return this.#body;
  }
}

/** Answers with an error; the connection stays usable. */
export function refuse(response: ServerResponse, failure: EngineException, queryId?: string): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(failure.status, {
    "Content-Type": "text/plain; charset=UTF-8",
    "X-ClickHouse-Exception-Code": String(failure.code),
    ...(queryId === undefined ? {} : { "X-ClickHouse-Query-Id": queryId }),
    ...(failure.status === 401 ? { "WWW-Authenticate": 'Basic realm="engine"' } : {}),
  });
  response.end(`${failure.message}\n`);
}

const summary = (outcome: Partial<Outcome>) =>
  JSON.stringify({
    read_rows: String(outcome.rowsRead ?? 0),
    read_bytes: String(outcome.bytesRead ?? 0),
    written_rows: String(outcome.rowsRead ?? 0),
    written_bytes: String(outcome.bytesRead ?? 0),
    elapsed_ns: String(Math.round((outcome.elapsedSeconds ?? 0) * 1e9)),
  });
