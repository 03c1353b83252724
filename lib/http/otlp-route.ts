import { type SpanFormat, takeSpans } from "@/lib/ingest";
import { unsupportedMediaType } from "@/lib/kernel";
import { bodyOf, contentEncodingOf } from "./ingest-route";
import { otlpAnswer, otlpError } from "./otlp-answer";
import { type RouteHandler, route } from "./route";

/**
 * The way in for spans by the OpenTelemetry protocol over HTTP (OTLP 1.x). Answers 200 when all is stored or refused for good, in
 * the format of the request; errors carry a google.rpc.Status.
 */
export const otlpRoute: RouteHandler = route(
  async (ctx, request) => {
    const format = formatOf(request.headers);
    if (format === undefined) throw wrongType(request.headers);
    const encoding = contentEncodingOf(request.headers);
    return otlpAnswer(await takeSpans(ctx, { body: bodyOf(request), format, encoding }), format);
  },
  (error, requestId, request) => otlpError(error, requestId, formatOf(request.headers) ?? "json"),
);

function formatOf(headers: Headers): SpanFormat | undefined {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-protobuf") return "protobuf";
  return type === "application/json" ? "json" : undefined;
}

const wrongType = (headers: Headers) =>
  unsupportedMediaType(
    `Send spans with the header Content-Type: application/x-protobuf or application/json, not ${headers.get("content-type") ?? "none"}.`,
  );
