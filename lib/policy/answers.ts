import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { errorTitles } from "@/lib/kernel";
import type { Decided } from "./decide";
import type { Rule } from "./rule";

/** `auth_request` stands for nginx, which knows 2xx, 401 and 403 alone; others get the status as it is. */
export type Mode = "status" | "auth_request";

const problemType = "application/problem+json";
const subjectWords = { account: "This account", key: "This key", end_user: "This user" };

/** Tells a gateway what to do with one request. */
export function answerDecided(
  response: ServerResponse,
  { effect, obligations, by, retryAfter }: Decided,
  staleness: number | undefined,
  { mode, appealUrl }: { mode: Mode; appealUrl: string | undefined },
): void {
  const headers: OutgoingHttpHeaders = {
    "X-Stillwatch-Effect": effect,
    "X-Stillwatch-Staleness": staleness ?? "unknown",
    "Cache-Control": "no-store",
  };
  if (by === undefined) {
    if (obligations.length > 0) headers["X-Stillwatch-Obligations"] = obligations.join(", ");
    headers["Content-Length"] = 0;
    response.writeHead(200, headers).end();
    return;
  }
  const isDenied = effect === "deny";
  const body = problemText(isDenied ? denial(by, appealUrl) : throttling(by, retryAfter, appealUrl));
  headers["X-Stillwatch-Reference"] = by.decisionId;
  if (!isDenied) headers["Retry-After"] = retryAfter;
  // The body of such a question is thrown away by nginx: the answer for the caller goes along in a header.
  if (mode === "auth_request") headers["X-Stillwatch-Problem"] = body;
  headers["Content-Type"] = problemType;
  headers["Content-Length"] = body.length;
  response.writeHead(isDenied || mode === "auth_request" ? 403 : 429, headers).end(body);
}

/** What the caller reads: the policy in public words and where to appeal, nothing of how it was found. */
function denial(by: Rule, appealUrl: string | undefined): Record<string, unknown> {
  return {
    type: "/problems/refused-by-policy",
    title: "Not allowed",
    status: 403,
    detail: `${subjectWords[by.subject]} may not be used here.`,
    ...publicPart(by, appealUrl),
  };
}

function throttling(by: Rule, retryAfter: number, appealUrl: string | undefined): Record<string, unknown> {
  return {
    type: "/problems/throttled-by-policy",
    title: errorTitles.rate_limited,
    status: 429,
    detail: `${subjectWords[by.subject]} has used up its allowance; try again in ${retryAfter} s.`,
    ...publicPart(by, appealUrl),
  };
}

const publicPart = ({ reasonClass, decisionId }: Rule, appealUrl: string | undefined) => ({
  ...(reasonClass === null ? {} : { reason: reasonClass }),
  reference: decisionId,
  ...(appealUrl === undefined ? {} : { appeal: appealAddress(appealUrl, decisionId) }),
});

function appealAddress(appealUrl: string, reference: string): string {
  const url = new URL(appealUrl);
  url.searchParams.set("reference", reference);
  return url.href;
}

/** JSON in ASCII alone, which a header may hold. */
const problemText = (problem: Record<string, unknown>): string =>
  JSON.stringify(problem).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A fault of the question itself. */
export function answerProblem(
  response: ServerResponse,
  status: number,
  word: string,
  detail: string,
  headers: OutgoingHttpHeaders = {},
): void {
  const body = problemText({ type: `/problems/${word}`, title: titles[status] ?? "Not possible", status, detail });
  response
    .writeHead(status, {
      "Content-Type": problemType,
      "Content-Length": body.length,
      "Cache-Control": "no-store",
      ...headers,
    })
    .end(body);
}

const titles: Record<number, string> = {
  400: "The question is not valid",
  401: "The gateway is not known",
  404: errorTitles.not_found,
  500: errorTitles.internal,
  503: errorTitles.unavailable,
};

export function answerBytes(
  response: ServerResponse,
  type: string,
  body: string | Uint8Array,
  headers: OutgoingHttpHeaders = {},
): void {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  response.writeHead(200, { "Content-Type": type, "Content-Length": bytes.byteLength, ...headers }).end(bytes);
}
