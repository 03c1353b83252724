import type { Context } from "@/lib/command";
import { unsupportedMediaType } from "@/lib/kernel";
import { mostEnvelopeBytes, type TaxiiPage, taxiiType } from "@/lib/taxii";
import { partnerRoute } from "../partner-route";
import { readText } from "../read-json";
import type { Params, RouteHandler } from "../route";
import { taxiiError, taxiiMessage } from "./taxii-error";

type Handler = (ctx: Context, request: Request, params: Params) => Promise<object | undefined>;

/**
 * A route of the TAXII server, for partners by their keys alone. What the handler returns is the body; nothing is an empty 200.
 * Errors are TAXII's error messages.
 */
export const taxiiRoute = (handler: Handler, status = 200): RouteHandler =>
  partnerRoute(async (ctx, request, params) => {
    if (!accepts(request.headers.get("accept"))) {
      return taxiiMessage(406, ctx.requestId, { title: "Not acceptable", description: `Accept ${taxiiType}.` });
    }
    const answer = await handler(ctx, request, params);
    if (answer instanceof Response) return answer;
    return answer === undefined ? new Response(null, { status }) : taxiiAnswer(answer, status);
  }, taxiiError);

/** Ours, or TAXII of whatever version the server has, or anything. */
function accepts(header: string | null): boolean {
  const ranges = (header ?? "*/*")
    .toLowerCase()
    .split(",")
    .map((range) => range.replaceAll(/\s|"|;q=(?!0(\.0*)?$)[\d.]+/g, ""));
  return ranges.some((range) => [taxiiType, "application/taxii+json", "application/*", "*/*"].includes(range));
}

const taxiiAnswer = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": taxiiType, "cache-control": "no-store", ...headers },
  });

/** A page with the times of its first and last object. */
export function pageAnswer({ body, first, last }: TaxiiPage): Response {
  const times = {
    ...(first && { "x-taxii-date-added-first": first }),
    ...(last && { "x-taxii-date-added-last": last }),
  };
  return taxiiAnswer(body, 200, times);
}

/** The parameters of the question, each once; of one that is there twice, the first counts. */
export function filtersOf(request: Request): Record<string, string> {
  const filters: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) filters[name] ??= value;
  return filters;
}

/** The text of an envelope. Throws `unsupported_media_type`, `too_large`, `invalid_input`. */
export function envelopeIn(request: Request): Promise<string> {
  const type = request.headers.get("content-type") ?? "none";
  if (type.toLowerCase().replaceAll(/\s|"/g, "") !== taxiiType) {
    throw unsupportedMediaType(`Send ${taxiiType}, not ${type}.`);
  }
  return readText(request, mostEnvelopeBytes);
}
