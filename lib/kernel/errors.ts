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
export const unauthenticated = () => new DomainError("unauthenticated", "Sign in or send a valid API key.");
export const forbidden = (message: string) => new DomainError("forbidden", message);
export const notFound = (noun: string, id: string) => new DomainError("not_found", `${noun} ${id} does not exist.`);
export const conflict = (message: string) => new DomainError("conflict", message);
export const forbiddenTransition = (message: string) => new DomainError("forbidden_transition", message);
export const preconditionFailed = (message: string) => new DomainError("precondition_failed", message);
export const tooLarge = (message: string) => new DomainError("too_large", message);
export const unsupportedMediaType = (message: string) => new DomainError("unsupported_media_type", message);
export const rateLimited = (retryAfterSeconds: number) =>
  new DomainError("rate_limited", `Too many requests; try again in ${retryAfterSeconds} s.`, { retryAfterSeconds });
export const unavailable = (message: string, retryAfterSeconds = 1, cause?: unknown) =>
  new DomainError("unavailable", message, { retryAfterSeconds, cause });

export function isDomainError(error: unknown, code?: ErrorCode): error is DomainError {
  return error instanceof DomainError && (code === undefined || error.code === code);
}
