import { unstable_rethrow } from "next/navigation";
import { authenticate } from "@/lib/auth/authenticate";
import type { Context } from "@/lib/command";
import { database } from "@/lib/db";
import { type DomainError, systemClock } from "@/lib/kernel";
import { logger, withRequestId } from "@/lib/log";
import { warehouse } from "@/lib/warehouse";
import { asDomainError, problemResponse } from "./problem";
import { requestIdOf } from "./request-id";
import { requireSameOrigin } from "./same-origin";

export type Params = Record<string, string>;

/** What stands in the path; several segments come as a list. */
type Segments = Record<string, string | string[] | undefined>;

/** A route handler as Next calls it. */
export type RouteHandler = (request: Request, segment: { params: Promise<Segments> }) => Promise<Response>;

/** How an error is answered. */
export type ErrorAnswer = (error: DomainError, requestId: string, request: Request) => Response;

/**
 * A route for those who are signed in or have an API key. The handler is given their context; what it returns is sent
 * as JSON with status 200 unless it is a Response; what it throws becomes a problem (`problem.ts`), or what the protocol of the
 * route has in its place.
 */
export function route(
  handler: (ctx: Context, request: Request, params: Params) => unknown,
  answerError?: ErrorAnswer,
): RouteHandler {
  return openRoute(async (request, params, requestId) => {
    requireSameOrigin(request);
    return handler(await contextOf(request.headers, requestId), request, params);
  }, answerError);
}

/** A route for everybody (health, sign-in): the same answers and errors, but no actor. */
export function openRoute(
  handler: (request: Request, params: Params, requestId: string) => unknown,
  answerError: ErrorAnswer = problemResponse,
): RouteHandler {
  return (request, segment) => {
    const requestId = requestIdOf(request.headers);
    return withRequestId(requestId, async () => {
      let response: Response;
      try {
        const result = await handler(request, paramsOf(await segment.params), requestId);
        response = result instanceof Response ? result : json(result);
      } catch (error) {
        unstable_rethrow(error);
        const failure = asDomainError(error);
        logFailure(failure, request);
        response = answerError(failure, requestId, request);
      }
      response.headers.set("x-request-id", requestId);
      return response;
    });
  };
}

/** A path without ids has no segments at all. */
const paramsOf = (segments: Segments | undefined): Params =>
  Object.fromEntries(
    Object.entries(segments ?? {}).map(([name, value = ""]) => [name, Array.isArray(value) ? value.join("/") : value]),
  );

/** The context of whoever sent these headers. Throws `unauthenticated`. */
export async function contextOf(headers: Headers, requestId: string): Promise<Context> {
  return { ...openContext(requestId), actor: await authenticate(headers) };
}

/** What a request works on before anybody is known to act. */
export const openContext = (requestId: string): Omit<Context, "actor"> => ({
  db: database(),
  warehouse: warehouse(),
  clock: systemClock,
  requestId,
});

function json(value: unknown): Response {
  if (value === undefined) return new Response(null, { status: 204 });
  return Response.json(value, { headers: { "cache-control": "no-store" } });
}

/** One line for each failure: loud when it is ours, with its cause; quiet when the caller can mend it. */
function logFailure(error: DomainError, request: Request): void {
  const where = { method: request.method, path: new URL(request.url).pathname, code: error.code };
  if (request.signal.aborted) logger("http").info(where, "the caller went away");
  else if (error.code === "internal") logger("http").error({ ...where, err: error.cause }, "a request failed");
  else if (error.code === "unavailable") logger("http").warn({ ...where, err: error.cause }, error.message);
  else logger("http").info(where, error.message);
}
