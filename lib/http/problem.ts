import { databaseError } from "@/lib/db";
import { DomainError, type ErrorCode, type InvalidField, isDomainError } from "@/lib/kernel";

/** Every error code as HTTP says it. The one table: a lost race is 409, a step the rules do not allow is 422. */
const statuses: Record<ErrorCode, { status: number; title: string }> = {
  invalid_input: { status: 400, title: "The input is not valid" },
  unauthenticated: { status: 401, title: "Nobody is signed in" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "Not found" },
  conflict: { status: 409, title: "Somebody else was first" },
  too_large: { status: 413, title: "Too large" },
  unsupported_media_type: { status: 415, title: "Unsupported media type" },
  forbidden_transition: { status: 422, title: "Not possible in the present state" },
  precondition_failed: { status: 422, title: "A rule is not met" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong here" },
  unavailable: { status: 503, title: "Not available at the moment" },
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
  const { status, title } = statuses[error.code];
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
