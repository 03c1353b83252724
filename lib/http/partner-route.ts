import type { Context } from "@/lib/command";
import { authenticatePartner } from "@/lib/taxii";
import { type ErrorAnswer, openContext, openRoute, type Params, type RouteHandler } from "./route";

/** A route for partners' machines, by their keys alone: a session of the console and a key of the team open nothing here. */
export const partnerRoute = (
  handler: (ctx: Context, request: Request, params: Params) => unknown,
  answerError?: ErrorAnswer,
): RouteHandler =>
  openRoute(
    async (request, params, requestId) => handler(await partnerContext(request.headers, requestId), request, params),
    answerError,
  );

async function partnerContext(headers: Headers, requestId: string): Promise<Context> {
  const ctx = openContext(requestId);
  return { ...ctx, actor: await authenticatePartner(ctx.db, headers, ctx.clock()) };
}
