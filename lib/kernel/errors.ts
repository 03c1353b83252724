/**
 * Why a request could not be done. The union is closed: every way in (HTTP, command line, jobs) maps each code once.
 *
 * - `conflict`: somebody else was first; reading again and retrying can succeed.
 * - `forbidden_transition`: the state machine never allows this step from the present state.
 * - `precondition_failed`: a rule outside the state machine is not met (hard link, purpose, key of a partner).
 * - `unavailable`: try again after `retryAfterSeconds`.
 */
export type ErrorCode =
  | "invalid_input"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "forbidden_transition"
  | "precondition_failed"
  | "too_large"
  | "unsupported_media_type"
  | "rate_limited"
  | "unavailable"
  | "internal";

/** What each code is called where an answer has a title. */
export const errorTitles: Record<ErrorCode, string> = {
  invalid_input: "The input is not valid",
  unauthenticated: "Nobody is signed in",
  forbidden: "Not allowed",
  not_found: "Not found",
  conflict: "Somebody else was first",
  too_large: "Too large",
  unsupported_media_type: "Unsupported media type",
  forbidden_transition: "Not possible in the present state",
  precondition_failed: "A rule is not met",
  rate_limited: "Too many requests",
  internal: "Something went wrong here",
  unavailable: "Not available at the moment",
};

/** Kept with what failed for a reason that nobody foresaw. */
export const ownFault = "Something went wrong on our side; the log has the details.";

export interface InvalidField {
  field: string;
  message: string;
}

export interface ErrorDetail {
  /** The place of one fault, as a path into the input. */
  field?: string;
  /** All faults, when there are several. */
  fields?: InvalidField[];
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** The only error that verbs throw on purpose; its message is shown to people. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly fields: InvalidField[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = "DomainError";
    this.code = code;
    this.fields = detail.fields ?? (detail.field === undefined ? [] : [{ field: detail.field, message }]);
    this.retryAfterSeconds = detail.retryAfterSeconds;
  }
}

export const invalidInput = (message: string, detail?: ErrorDetail) =>
  new DomainError("invalid_input", message, detail);
/** The error of a body that is no JSON. */
export const notJson = (cause: unknown, detail?: ErrorDetail) =>
  invalidInput(`The body is not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}.`, detail);
/** The error of a page cursor that no page was given with. */
export const badCursor = () =>
  invalidInput("This page cursor is not valid; start again from the first page.", { field: "cursor" });
export const unauthenticated = () => new DomainError("unauthenticated", "Sign in or send a valid API key.");
export const forbidden = (message: string) => new DomainError("forbidden", message);
export const notFound = (noun: string, id: string) => new DomainError("not_found", `${noun} ${id} does not exist.`);
export const conflict = (message: string) => new DomainError("conflict", message);
export const forbiddenTransition = (message: string) => new DomainError("forbidden_transition", message);
/** The error of revoking a key for the second time. */
export const revokedBefore = () => forbiddenTransition("This key was revoked before.");
export const preconditionFailed = (message: string) => new DomainError("precondition_failed", message);
export const tooLarge = (message: string) => new DomainError("too_large", message);
export const unsupportedMediaType = (message: string) => new DomainError("unsupported_media_type", message);
export const rateLimited = (retryAfterSeconds: number) =>
  new DomainError("rate_limited", `${errorTitles.rate_limited}; try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
export const unavailable = (message: string, retryAfterSeconds = 1, cause?: unknown) =>
  new DomainError("unavailable", message, { retryAfterSeconds, cause });

export function isDomainError(error: unknown, code?: ErrorCode): error is DomainError {
  return error instanceof DomainError && (code === undefined || error.code === code);
}
