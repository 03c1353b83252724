import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import http, { type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import https from "node:https";
import type { Readable } from "node:stream";
import { json } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { IngestBatchView } from "@/lib/ingest/contract";
import { DomainError, invalidInput, isDomainError, unavailable } from "@/lib/kernel";
import type { Terminal } from "./command";
import type { Source } from "./import-source";

const ATTEMPTS = 5;

/** A running Stillwatch and the key that opens it. */
export interface Server {
  url: URL;
  key: string;
}

/**
 * Where to send files to.
 * @throws `invalid_input` for a URL that is none, and when STILLWATCH_API_KEY has no key.
 */
export function serverAt(text: string): Server {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw invalidInput(`--url must be an http or https URL, not "${text}".`);
  }
  const key = process.env.STILLWATCH_API_KEY;
  if (!key) throw invalidInput("STILLWATCH_API_KEY is not set: make a key in the console under Access and export it.");
  return { url: new URL(text), key };
}

/** Sends one file; an answer that says "later", or none, is asked for again under the same idempotency key. */
export async function importRemotely(server: Server, source: Source, terminal: Terminal): Promise<IngestBatchView> {
  const idempotencyKey = randomUUID();
  for (let attempt = 1; ; attempt++) {
    try {
      return await send(server, source, idempotencyKey, terminal.signal);
    } catch (error) {
      terminal.signal.throwIfAborted();
      if (attempt === ATTEMPTS || !isDomainError(error, "unavailable")) throw error;
      terminal.progress(`${source.file}: ${error.message} Trying again in ${error.retryAfterSeconds} s.`);
      await sleep((error.retryAfterSeconds ?? 1) * 1_000, undefined, { signal: terminal.signal });
    }
  }
}

async function send({ url, key }: Server, source: Source, idempotencyKey: string, signal: AbortSignal) {
  const { kind, file, format, profile } = source;
  const body = createReadStream(file, { highWaterMark: 1 << 20 });
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": typeOf(format, profile),
    "idempotency-key": idempotencyKey,
    ...((await isGzip(file)) ? { "content-encoding": "gzip" } : {}),
  };
  const to = new URL(`/api/v1/${kind}`, url);
  if (profile !== undefined) to.searchParams.set("profile", profile);
  const response = await post(to, headers, body, signal).catch((cause) => {
    throw unavailable(`${url.origin} does not answer.`, 1, cause);
  });
  const answer: unknown = await json(response).catch(() => ({}));
  if (statusOf(response) < 300) return IngestBatchView.parse(answer);
  throw problem(response, answer, url);
}

/** Sends a body and waits for the answer, however long that takes: `fetch` gives up five minutes after a file that takes longer to store. */
const post = (to: URL, headers: OutgoingHttpHeaders, body: Readable, signal: AbortSignal) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const { request } = to.protocol === "https:" ? https : http;
    pipeline(body, request(to, { method: "POST", headers, signal }, resolve)).catch(reject);
  });

const statusOf = ({ statusCode = 500 }: IncomingMessage): number => statusCode;

/** With a profile, what is no CSV and no Parquet by its name may be a list as well as lines: the server tells by the first bytes. */
function typeOf(format: Source["format"], profile: string | undefined): string {
  if (format === "csv") return "text/csv";
  if (format === "parquet") return "application/vnd.apache.parquet";
  return profile === undefined ? "application/x-ndjson" : "application/octet-stream";
}

const Problem = z.object({ title: z.string(), detail: z.string() }).partial();

function problem(response: IncomingMessage, answer: unknown, url: URL): DomainError {
  const status = statusOf(response);
  const { title, detail } = Problem.safeParse(answer).data ?? {};
  const said = detail ?? title ?? `${url.origin} answered ${status}.`;
  const wait = Number(response.headers["retry-after"] ?? 1);
  if (status === 503 || status === 429) return unavailable(said, wait > 0 ? wait : 1);
  return new DomainError(status === 401 ? "unauthenticated" : "invalid_input", said);
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
