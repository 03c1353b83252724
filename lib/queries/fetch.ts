import type { z } from "zod";
import { ProblemError } from "./problem";

/** Reads JSON that must fit the contract. Throws {@link ProblemError} for whatever goes wrong. */
export async function readJson<Schema extends z.ZodType>(
  schema: Schema,
  url: string,
  init?: RequestInit,
): Promise<z.output<Schema>> {
  const response = await request(url, init);
  const parsed = schema.safeParse(await bodyOf(response));
  if (parsed.success) return parsed.data;
  throw new ProblemError({
    status: response.status,
    title: "The answer does not fit this page",
    detail: "The server answered in a form this page does not know. Reload the page; it may be older than the server.",
    requestId: response.headers.get("x-request-id"),
  });
}

/** Sends an input as JSON and reads the answer by its contract. */
export const sendJson = <Schema extends z.ZodType>(schema: Schema, url: string, input: unknown = {}) =>
  readJson(schema, url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });

/** The answer if it is a success, else a {@link ProblemError}. */
export async function request(url: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    throw new ProblemError({
      status: 0,
      title: "The server cannot be reached",
      detail: "No answer came. Check the connection and that Stillwatch is running.",
    });
  }
  if (response.ok) return response;
  throw await problemIn(response);
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** What is known of an answer that says nothing itself. */
export const answeredWith = (status: number): string => `The server answered with status ${status}.`;

async function problemIn(response: Response): Promise<ProblemError> {
  const body = (await bodyOf(response)) as Record<string, unknown> | undefined;
  const text = (key: string, otherwise: string) => (typeof body?.[key] === "string" ? body[key] : otherwise);
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ProblemError({
    status: response.status,
    title: text("title", "The request failed"),
    detail: text("detail", answeredWith(response.status)),
    fields: Array.isArray(body?.errors) ? body.errors : [],
    requestId: response.headers.get("x-request-id"),
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
  });
}
