import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { Value } from "../span";

/** A span as a test states it. */
export interface WrittenSpan {
  traceId?: string;
  spanId?: string;
  kind?: number;
  start?: bigint;
  end?: bigint;
  status?: number;
  attributes?: Record<string, Value>;
  events?: { name: string; attributes: Record<string, Value> }[];
}

export const aSpan = (attributes: Record<string, Value>, more: WrittenSpan = {}): WrittenSpan => ({
  traceId: "5b8efff798038103d269b633813fc60c",
  spanId: "eee19b7ec3c1b174",
  start: 1_772_600_767_890_123_456n,
  end: 1_772_600_769_000_000_000n,
  attributes,
  ...more,
});

/** An attribute-rich call of a model that lacks nothing. */
export const called = (more: Record<string, Value> = {}): Record<string, Value> => ({
  "gen_ai.operation.name": "chat",
  "gen_ai.request.model": "sable-3",
  "stillwatch.account_id": "acct-1",
  ...more,
});

/** A request in protobuf, written field by field. */
export function inProtobuf(spans: readonly WrittenSpan[], resource: Record<string, Value> = {}): Buffer {
  const writer = new BinaryWriter();
  writer.tag(1, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).fork();
  writeAttributes(writer, 1, resource);
  writer.join();
  writer.tag(2, WireType.LengthDelimited).fork();
  for (const span of spans) writeSpan(writer, span);
  writer.join().join();
  return Buffer.from(writer.finish());
}

function writeSpan(writer: BinaryWriter, span: WrittenSpan): void {
  writer.tag(2, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).bytes(Buffer.from(span.traceId ?? "", "hex"));
  writer.tag(2, WireType.LengthDelimited).bytes(Buffer.from(span.spanId ?? "", "hex"));
  writer.tag(3, WireType.LengthDelimited).string("state=unknown");
  writer.tag(5, WireType.LengthDelimited).string("chat");
  writer.tag(6, WireType.Varint).int32(span.kind ?? 3);
  writer.tag(7, WireType.Bit64).fixed64(span.start ?? 0n);
  writer.tag(8, WireType.Bit64).fixed64(span.end ?? 0n);
  writeAttributes(writer, 9, span.attributes ?? {});
  for (const event of span.events ?? []) {
    writer.tag(11, WireType.LengthDelimited).fork();
    writer.tag(2, WireType.LengthDelimited).string(event.name);
    writeAttributes(writer, 3, event.attributes);
    writer.join();
  }
  writer.tag(15, WireType.LengthDelimited).fork();
  writer.tag(3, WireType.Varint).int32(span.status ?? 0);
  writer.join().join();
}

function writeAttributes(writer: BinaryWriter, field: number, attributes: Record<string, Value>): void {
  for (const [key, value] of Object.entries(attributes)) {
    writer.tag(field, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.LengthDelimited).string(key);
    writer.tag(2, WireType.LengthDelimited).fork();
    writeValue(writer, value);
    writer.join().join();
  }
}

function writeValue(writer: BinaryWriter, value: Value): void {
  if (typeof value === "string") writer.tag(1, WireType.LengthDelimited).string(value);
  else if (typeof value === "boolean") writer.tag(2, WireType.Varint).bool(value);
  else if (Number.isSafeInteger(value)) writer.tag(3, WireType.Varint).int64(value as number);
  else if (typeof value === "number") writer.tag(4, WireType.Bit64).double(value);
  else if (Array.isArray(value)) {
    writer.tag(5, WireType.LengthDelimited).fork();
    for (const one of value) {
      writer.tag(1, WireType.LengthDelimited).fork();
      writeValue(writer, one);
      writer.join();
    }
    writer.join();
  } else if (value !== null) {
    writer.tag(6, WireType.LengthDelimited).fork();
    writeAttributes(writer, 1, value);
    writer.join();
  }
}

/** The same request in OTLP/JSON. `integer` writes 64-bit integers, which may be texts or numbers. */
export function inJson(
  spans: readonly WrittenSpan[],
  resource: Record<string, Value> = {},
  integer: (value: bigint) => string | number = String,
): Buffer {
  const pairs = (attributes: Record<string, Value> = {}): unknown[] =>
    Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
  const anyValue = (value: Value): object => {
    if (typeof value === "string") return { stringValue: value };
    if (typeof value === "boolean") return { boolValue: value };
    if (Number.isSafeInteger(value)) return { intValue: integer(BigInt(value as number)) };
    if (typeof value === "number") return { doubleValue: value };
    if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
    return value === null ? {} : { kvlistValue: { values: pairs(value) } };
  };
  const written = spans.map((span) => ({
    traceId: span.traceId?.toUpperCase(),
    spanId: span.spanId,
    name: "chat",
    kind: span.kind ?? 3,
    startTimeUnixNano: integer(span.start ?? 0n),
    endTimeUnixNano: integer(span.end ?? 0n),
    attributes: pairs(span.attributes),
    events: (span.events ?? []).map(({ name, attributes }) => ({ name, attributes: pairs(attributes), unheardOf: 1 })),
    status: { code: span.status ?? 0 },
    aFieldOfTomorrow: { nested: [1] },
  }));
  const scopeSpans = [{ scope: { name: "test" }, spans: written }];
  return Buffer.from(JSON.stringify({ resourceSpans: [{ resource: { attributes: pairs(resource) }, scopeSpans }] }));
}
