import { lookup as resolve } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { environment } from "@/lib/env";
import { preconditionFailed } from "@/lib/kernel";
import { isPublicAddress } from "./public-address";

/** Longest wait for a whole answer, in milliseconds, and how much of an answer is read, in bytes. */
export const answerMs = 15_000;
const mostAnswer = 1 << 18;

/** Which hosts the operator has opened for one kind of request: there private addresses and plain http are let through. */
export interface Opening {
  variable: "STILLWATCH_GATEWAY_HOSTS" | "STILLWATCH_PARTNER_HOSTS";
  hosts: readonly string[];
}

export const gatewayHosts = (): Opening => ({
  variable: "STILLWATCH_GATEWAY_HOSTS",
  hosts: environment().gatewayHosts,
});
export const partnerHosts = (): Opening => ({
  variable: "STILLWATCH_PARTNER_HOSTS",
  hosts: environment().partnerHosts,
});

export interface Outgoing {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal | undefined;
  /** Milliseconds instead of {@link answerMs}. */
  patience?: number | undefined;
  /** Bytes of an answer that are read at most, instead of 262,144. */
  mostBytes?: number | undefined;
  /** The gateways' by default. */
  opening?: Opening | undefined;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  latencyMs: number;
}

/** No answer came, for a reason that can be told; `latencyMs` until it was clear. */
export class NoAnswer extends Error {
  constructor(
    message: string,
    readonly latencyMs: number,
  ) {
    super(message);
    this.name = "NoAnswer";
  }
}

/** Whether the operator has opened a host, by its name or by name and port. */
const isOpened = ({ hostname, host }: URL, { hosts }: Opening): boolean =>
  hosts.some((allowed) => [hostname, host].includes(allowed.toLowerCase()));

/**
 * Asks for https and, of addresses that are written out, for public ones, unless the operator has opened the host.
 * @throws `precondition_failed`
 */
export function requireSendable(address: string, opening: Opening = gatewayHosts()): URL {
  const url = new URL(address);
  if (isOpened(url, opening)) return url;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (url.protocol !== "https:") {
    throw preconditionFailed(
      `${url.origin} is not https; the operator can open it with ${opening.variable}=${url.host}.`,
    );
  }
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw preconditionFailed(inward(url, host, opening));
  return url;
}

const inward = (url: URL, address: string, { variable }: Opening): string =>
  `${url.hostname} is at ${address}, which is no address of the public internet; the operator can open it with ${variable}=${url.host}.`;

/** The connection goes to the very address that was looked at here: a name that changes its answer gains nothing. */
const guarded =
  (url: URL, opening: Opening): LookupFunction =>
  (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, "");
      const bad = found.find(({ address }) => !isPublicAddress(address));
      if (bad !== undefined) return done(new Error(inward(url, bad.address, opening)), "");
      const [first] = found;
      if (first === undefined) return done(new Error(`${hostname} has no address.`), "");
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });

/**
 * Sends one request over a connection of its own and reads the answer. No redirect is followed.
 * @throws {NoAnswer} when there is none; `precondition_failed` for where nothing is sent to
 */
export async function send(outgoing: Outgoing): Promise<Answer> {
  const opening = outgoing.opening ?? gatewayHosts();
  const url = requireSendable(outgoing.url, opening);
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  const patience = outgoing.patience ?? answerMs;
  const timeout = AbortSignal.timeout(patience);
  const signal = outgoing.signal === undefined ? timeout : AbortSignal.any([timeout, outgoing.signal]);
  try {
    const answer = await exchange(url, { ...outgoing, opening }, signal);
    return { ...answer, latencyMs: since() };
  } catch (error) {
    if (outgoing.signal?.aborted) throw error;
    const why = timeout.aborted ? `did not answer within ${patience / 1000} s` : reasonOf(error);
    throw new NoAnswer(`${url.host} ${why}.`, since());
  }
}

type Opened = Outgoing & { opening: Opening };

function exchange(url: URL, { method, headers, body, opening, mostBytes = mostAnswer }: Opened, signal: AbortSignal) {
  const { request } = url.protocol === "https:" ? https : http;
  const own = isOpened(url, opening) ? {} : { lookup: guarded(url, opening) };
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise<Omit<Answer, "latencyMs">>((done, fail) => {
    const sent = request(
      url,
      { method, headers: { ...headers, ...length }, agent: false, signal, ...own },
      (answer) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        answer.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes <= mostBytes) chunks.push(chunk);
          else sent.destroy(new Error(`sent more than ${mostBytes.toLocaleString("en")} bytes`));
        });
        answer.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          done({ status: answer.statusCode ?? 0, headers: headersOf(answer), text });
        });
        answer.on("error", fail);
        answer.on("aborted", () => fail(new Error("broke off its answer")));
      },
    );
    sent.on("error", fail);
    sent.end(body);
  });
}

function headersOf(answer: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
  return headers;
}

const spoken: Record<string, string> = {
  ECONNREFUSED: "refuses connections",
  ECONNRESET: "broke off the connection",
  ENOTFOUND: "is a name that nobody knows",
  EAI_AGAIN: "could not be looked up",
  EHOSTUNREACH: "cannot be reached",
  ENETUNREACH: "cannot be reached",
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "could not be asked";
  const code = "code" in error ? String(error.code) : "";
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return `has no certificate that can be trusted (${code})`;
  return spoken[code] ?? `could not be asked: ${error.message.replace(/\.$/, "")}`;
}
