import type { InvalidField } from "@/lib/kernel";

/** Why the server refused or failed: its problem document (RFC 9457) as an error that screens can show. */
export class ProblemError extends Error {
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  readonly title: string;
  readonly fields: InvalidField[];
  /** Names the request in the server's log. */
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(problem: {
    status: number;
    title: string;
    detail: string;
    fields?: InvalidField[];
    requestId?: string | null;
    retryAfterSeconds?: number | null;
  }) {
    super(problem.detail);
    this.name = "ProblemError";
    this.status = problem.status;
    this.title = problem.title;
    this.fields = problem.fields ?? [];
    this.requestId = problem.requestId ?? null;
    this.retryAfterSeconds = problem.retryAfterSeconds ?? null;
  }

  /** True when the same request can succeed later: nobody was reached, or the server itself was in trouble. */
  get isTransient(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  get isForbidden(): boolean {
    return this.status === 403;
  }

  /** The message for one field of the input, if the server found fault with it. */
  fieldMessage(field: string): string | undefined {
    return this.fields.find((fault) => fault.field === field)?.message;
  }
}

export const asProblem = (error: unknown): ProblemError =>
  error instanceof ProblemError
    ? error
    : new ProblemError({ status: 0, title: "Something went wrong in this page", detail: String(error) });
