import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isDomainError } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { answerBytes, answerDecided, answerProblem, type Mode } from "./answers";
import { type CallerHeaders, callerOf } from "./caller";
import { type Counts, metricsText } from "./counts";
import { decide } from "./decide";
import type { SignedSnapshot } from "./follower";
import { gatewayCheck, type TokenSettings } from "./gateway-token";
import type { Held } from "./held";

const question = "/api/v1/policy";
/** Envoy appends the path of the request that it asks about. */
const check = `${question}/check`;
/** Longer than gateways keep idle connections, so that none is closed just as it is used. */
const idleMs = 75_000;
/** Gateways that pass on all headers of a request. */
const mostHeaderBytes = 64 << 10;
/** Above it, those who watch are told. */
const staleSeconds = 10;

export interface ServerOptions extends CallerHeaders, TokenSettings {
  appealUrl: string | undefined;
}

interface Parts {
  held: Held;
  counts: Counts;
  snapshot: (since: string | undefined) => Promise<SignedSnapshot>;
  /** Whether connections are to be closed after an answer. */
  isStopping: () => boolean;
}

/** The HTTP side: one thread, everything but snapshots answered from memory at once. */
export function policyServer(options: ServerOptions, parts: Parts): Server {
  const isGateway = gatewayCheck(options);
  const route = (request: IncomingMessage, response: ServerResponse) => {
    if (parts.isStopping()) response.setHeader("Connection", "close");
    const { path, query } = split(request.url ?? "/");
    if (path === "/healthz") return health(response, parts.held);
    if (path === "/metrics")
      return answerBytes(response, "text/plain; version=0.0.4", metricsText(parts.counts, parts.held, Date.now()));
    if (path === `${question}/keys`)
      return answerBytes(response, "application/jwk-set+json", JSON.stringify({ keys: parts.held.keys }));
    const isCheck = path === check || path.startsWith(`${check}/`);
    const isSnapshot = path === `${question}/snapshot`;
    if (path !== question && !isCheck && !isSnapshot)
      return answerProblem(response, 404, "not-found", `Nothing is at this path; gateways ask at ${question}.`);
    if (!isGateway(request)) return refuseGateway(response, parts.counts);
    if (isSnapshot) return void sendSnapshot(request, response, query, parts);
    // The query beneath `check` is the caller's own.
    const mode = isCheck ? "status" : modeOf(query);
    if (mode === undefined)
      return answerProblem(response, 400, "invalid-input", "mode must be status or auth_request.");
    answerQuestion(request, response, mode, options, parts);
  };
  const settings = { keepAliveTimeout: idleMs, maxHeaderSize: mostHeaderBytes };
  return createServer(settings, (request, response) => {
    try {
      route(request, response);
    } catch (error) {
      fail(response, error);
    }
  });
}

function split(url: string): { path: string; query: string } {
  const at = url.indexOf("?");
  return at < 0 ? { path: url, query: "" } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

function modeOf(query: string): Mode | undefined {
  if (query === "") return "status";
  const mode = new URLSearchParams(query).get("mode") ?? "status";
  return mode === "status" || mode === "auth_request" ? mode : undefined;
}

function answerQuestion(
  { headers }: IncomingMessage,
  response: ServerResponse,
  mode: Mode,
  options: ServerOptions,
  { held, counts }: Parts,
): void {
  const now = Date.now();
  counts.requests += 1;
  const caller = callerOf(headers, options);
  if (caller === undefined) counts.unnamed += 1;
  const rules = caller === undefined ? [] : held.rules.against(caller, now);
  const decided = decide(rules, held.buckets, performance.now(), held.replicas);
  counts.byEffect[decided.effect] += 1;
  if (decided.by !== undefined) held.observed.see(decided.by, decided.effect, now);
  else if (decided.obligations.length > 0) {
    counts.obliged += 1;
    for (const rule of rules) if (rule.obligations.length > 0) held.observed.see(rule, "allow", now);
  }
  answerDecided(response, decided, held.staleness(now), { mode, appealUrl: options.appealUrl });
}

function refuseGateway(response: ServerResponse, counts: Counts): void {
  counts.unauthenticated += 1;
  const detail = "Send one of the tokens of STILLWATCH_POLICY_TOKEN, as Authorization: Bearer or X-Stillwatch-Token.";
  answerProblem(response, 401, "unauthenticated", detail, { "WWW-Authenticate": "Bearer" });
}

/** Always 200: a replica that is stale still answers better than none. */
function health(response: ServerResponse, held: Held): void {
  const staleness = held.staleness(Date.now());
  const state = staleness === undefined ? "empty" : staleness > staleSeconds ? "stale" : "current";
  const body = { state, stalenessSeconds: staleness ?? null, rules: held.rules.size, replicas: held.replicas };
  answerBytes(response, "application/json", JSON.stringify(body), { "Cache-Control": "no-store" });
}

async function sendSnapshot(
  { headers }: IncomingMessage,
  response: ServerResponse,
  query: string,
  { held, snapshot }: Parts,
): Promise<void> {
  try {
    const since = new URLSearchParams(query).get("since") ?? undefined;
    if (since !== undefined && !/^\d{1,19}$/.test(since))
      return answerProblem(response, 400, "invalid-input", "since must be the version of an earlier snapshot.");
    if (held.etag !== "" && headers["if-none-match"] === held.etag) {
      response.writeHead(304, { ETag: held.etag }).end();
      return;
    }
    const { etag, jws } = await snapshot(since);
    answerBytes(response, "application/jose", jws, { ETag: etag, "Cache-Control": "no-cache" });
  } catch (error) {
    fail(response, error);
  }
}

function fail(response: ServerResponse, error: unknown) {
  if (isDomainError(error, "unavailable"))
    return answerProblem(response, 503, "unavailable", error.message, { "Retry-After": error.retryAfterSeconds ?? 1 });
  logger("policy").error({ err: error }, "a question failed");
  if (response.headersSent) response.destroy();
  else answerProblem(response, 500, "internal", "Something went wrong on our side.");
}
