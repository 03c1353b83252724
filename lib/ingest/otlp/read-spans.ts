import { notJson } from "@/lib/kernel";
import { cutSpans, parseJson } from "./cut-json";
import { type SpanMessage, spanMessage, type TraceRequest, traceRequest } from "./messages";
import { readJsonMessage } from "./read-json";
import { readProtobuf } from "./read-protobuf";
import { attributesOf, type Span, spanOf } from "./span";

/** How the body of a request for `/v1/traces` is written. */
export type SpanFormat = "protobuf" | "json";

/**
 * The spans of a request, each read when it is asked for.
 * @throws `invalid_input` for a body that is not an ExportTraceServiceRequest
 */
export function* readSpans(body: Buffer, format: SpanFormat): Iterable<Span> {
  if (format === "protobuf") {
    const request = readProtobuf<TraceRequest<Uint8Array>>(body, traceRequest);
    yield* spansOf(request, (span) => readProtobuf<SpanMessage>(span, spanMessage));
  } else {
    const { frame, spans } = parsed(() => cutSpans(body));
    const request = readJsonMessage<TraceRequest<unknown>>(
      parsed(() => JSON.parse(frame)),
      traceRequest,
    );
    yield* spansOf(request, (span, path) => {
      const bytes = spans.get(span);
      return readJsonMessage<SpanMessage>(
        bytes === undefined ? span : parsed(() => parseJson(bytes)),
        spanMessage,
        path,
      );
    });
  }
}

function* spansOf<Unread>(
  { resourceSpans = [] }: TraceRequest<Unread>,
  read: (span: Unread, path: string) => SpanMessage,
): Iterable<Span> {
  for (const [r, { resource, scopeSpans = [] }] of resourceSpans.entries()) {
    const attributes = attributesOf(resource?.attributes);
    for (const [s, { spans = [] }] of scopeSpans.entries()) {
      for (const [i, span] of spans.entries()) {
        yield spanOf(read(span, `resourceSpans[${r}].scopeSpans[${s}].spans[${i}]`), attributes);
      }
    }
  }
}

function parsed<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    throw notJson(error, { field: "body" });
  }
}
