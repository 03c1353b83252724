import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { Rejected, SpanFormat } from "@/lib/ingest";
import type { DomainError, ErrorCode, InvalidField } from "@/lib/kernel";
import { problemResponse } from "./problem";

const typeOf: Record<SpanFormat, string> = { protobuf: "application/x-protobuf", json: "application/json" };

/** Codes of google.rpc.Code; clients only log them. */
const codes: Record<ErrorCode, number> = {
  invalid_input: 3,
  unauthenticated: 16,
  forbidden: 7,
  not_found: 5,
  conflict: 10,
  too_large: 11,
  unsupported_media_type: 12,
  forbidden_transition: 9,
  precondition_failed: 9,
  rate_limited: 8,
  internal: 13,
  unavailable: 14,
};

const badRequest = "type.googleapis.com/google.rpc.BadRequest";

/** An ExportTraceServiceResponse: empty when all was taken, else with what was not, and why. */
export function otlpAnswer({ count, reasons }: Rejected, format: SpanFormat): Response {
  const headers = { "content-type": typeOf[format], "cache-control": "no-store" };
  const errorMessage = count === 0 ? "" : messageOf(count, reasons);
  if (format === "json") {
    const partialSuccess = { rejectedSpans: String(count), errorMessage };
    return new Response(JSON.stringify(count === 0 ? {} : { partialSuccess }), { headers });
  }
  const writer = new BinaryWriter();
  if (count > 0) {
    writer.tag(1, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.Varint).int64(count);
    writer.tag(2, WireType.LengthDelimited).string(errorMessage).join();
  }
  return new Response(writer.finish() as Uint8Array<ArrayBuffer>, { headers });
}

const mostReasons = 5;

function messageOf(count: number, reasons: Rejected["reasons"]): string {
  const shown = reasons.slice(0, mostReasons).map((one) => {
    const what = one.field === "" ? `the exchange ${one.reason}` : `${one.field} ${one.reason}`;
    return `${what} (${one.count})`;
  });
  const more = reasons.length > mostReasons ? `; and ${reasons.length - mostReasons} other reasons` : "";
  return `${count} ${count === 1 ? "span was" : "spans were"} not taken: ${shown.join("; ")}${more}.`;
}

/** An error as OTLP has it: the status of HTTP, `Retry-After`, and a google.rpc.Status as the body. */
export function otlpError(error: DomainError, requestId: string, format: SpanFormat): Response {
  const { status, headers } = problemResponse(error, requestId);
  headers.set("content-type", typeOf[format]);
  const code = codes[error.code];
  const body = format === "json" ? jsonStatus(code, error) : (protobufStatus(code, error) as Uint8Array<ArrayBuffer>);
  return new Response(body, { status, headers });
}

function jsonStatus(code: number, { message, fields }: DomainError): string {
  const fieldViolations = fields.map(({ field, message: description }) => ({ field, description }));
  return JSON.stringify({
    code,
    message,
    ...(fields.length === 0 ? {} : { details: [{ "@type": badRequest, fieldViolations }] }),
  });
}

function protobufStatus(code: number, { message, fields }: DomainError): Uint8Array {
  const writer = new BinaryWriter();
  writer.tag(1, WireType.Varint).int32(code);
  writer.tag(2, WireType.LengthDelimited).string(message);
  if (fields.length > 0) {
    writer.tag(3, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.LengthDelimited).string(badRequest);
    writer.tag(2, WireType.LengthDelimited).bytes(violations(fields)).join();
  }
  return writer.finish();
}

function violations(fields: readonly InvalidField[]): Uint8Array {
  const writer = new BinaryWriter();
  for (const { field, message } of fields) {
    writer.tag(1, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.LengthDelimited).string(field);
    writer.tag(2, WireType.LengthDelimited).string(message).join();
  }
  return writer.finish();
}
