import { databaseError } from "@/lib/db";
import { DomainError, type ErrorCode, errorTitles, type InvalidField, isDomainError } from "@/lib/kernel";

/** Every error code as HTTP says it. The one table: a lost race is 409, a step the rules do not allow is 422. */
const statuses: Record<ErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  forbidden_transition: 422,
  precondition_failed: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
};

/** The body of an error answer (RFC 9457). */
export interface Problem {
  /** A stable relative reference, `/problems/not-found`; programs compare it. */
  type: string;
  title: string;
  status: number;
  /** Meant for people. */
  detail: string;
  /** Names the request id, under which the log has the rest. */
  instance: string;
  /** Each faulty field, where the fault is in the input. */
  errors?: InvalidField[];
}

/** Any error as a DomainError: what nobody foresaw becomes `internal`, whose message says nothing about the inside. */
export function asDomainError(error: unknown): DomainError {
  const known = databaseError(error);
  if (isDomainError(known)) return known;
  return new DomainError("internal", "Something went wrong on our side; the log has it under this request's id.", {
    cause: error,
  });
}

export function problemOf(error: DomainError, requestId: string): Problem {
  const [status, title] = [statuses[error.code], errorTitles[error.code]];
  const type = `/problems/${error.code.replaceAll("_", "-")}`;
  const problem = { type, title, status, detail: error.message, instance: `/requests/${requestId}` };
  return error.fields.length === 0 ? problem : { ...problem, errors: error.fields };
}

/** The error answer: `application/problem+json`, with `Retry-After` (seconds) where waiting helps. */
export function problemResponse(error: DomainError, requestId: string): Response {
  const problem = problemOf(error, requestId);
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (error.retryAfterSeconds !== undefined) headers.set("retry-after", String(Math.ceil(error.retryAfterSeconds)));
  if (error.code === "unauthenticated") headers.set("www-authenticate", "Bearer");
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
