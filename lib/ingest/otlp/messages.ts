/** How a value is written. An `id` is bytes in protobuf and hexadecimal in OTLP/JSON. */
export type Writing = "text" | "flag" | "int64" | "fixed64" | "double" | "enumeration" | "bytes" | "id";

export interface MessageField {
  number: number;
  of: Writing | (() => MessageType);
  repeated?: true;
  /** The message's own bytes or JSON value are handed on as they are, to be read one at a time. */
  unread?: true;
}

/** A message by the names its fields have in OTLP/JSON. Fields that are not listed are skipped. */
export type MessageType = Readonly<Record<string, MessageField>>;

export interface AnyValue {
  stringValue?: string;
  boolValue?: boolean;
  intValue?: bigint;
  doubleValue?: number;
  arrayValue?: { values?: AnyValue[] };
  kvlistValue?: { values?: KeyValue[] };
  bytesValue?: Uint8Array;
}

export interface KeyValue {
  key?: string;
  value?: AnyValue;
}

export interface SpanMessage {
  /** Hexadecimal, in lower case. */
  traceId?: string;
  spanId?: string;
  kind?: number;
  startTimeUnixNano?: bigint;
  attributes?: KeyValue[];
  events?: { name?: string; attributes?: KeyValue[] }[];
  status?: { code?: number };
}

/** A request for `/v1/traces`; `Unread` is the bytes or the JSON value of a span. */
export interface TraceRequest<Unread> {
  resourceSpans?: { resource?: { attributes?: KeyValue[] }; scopeSpans?: { spans?: Unread[] }[] }[];
}

const one = (number: number, of: MessageField["of"]): MessageField => ({ number, of });
const many = (number: number, of: () => MessageType): MessageField => ({ number, of, repeated: true });

const anyValue: MessageType = {
  stringValue: one(1, "text"),
  boolValue: one(2, "flag"),
  intValue: one(3, "int64"),
  doubleValue: one(4, "double"),
  arrayValue: one(5, () => listOfValues),
  kvlistValue: one(6, () => listOfPairs),
  bytesValue: one(7, "bytes"),
};
const keyValue: MessageType = { key: one(1, "text"), value: one(2, () => anyValue) };
const listOfValues: MessageType = { values: many(1, () => anyValue) };
const listOfPairs: MessageType = { values: many(1, () => keyValue) };
const attributes = (number: number) => many(number, () => keyValue);

const event: MessageType = { name: one(2, "text"), attributes: attributes(3) };
const status: MessageType = { code: one(3, "enumeration") };

/** Numbers and names are those of opentelemetry-proto 1.x, `trace/v1/trace.proto` and `common/v1/common.proto`. */
export const spanMessage: MessageType = {
  traceId: one(1, "id"),
  spanId: one(2, "id"),
  kind: one(6, "enumeration"),
  startTimeUnixNano: one(7, "fixed64"),
  attributes: attributes(9),
  events: many(11, () => event),
  status: one(15, () => status),
};

const resource: MessageType = { attributes: attributes(1) };
const scopeSpans: MessageType = { spans: { ...many(2, () => spanMessage), unread: true } };
const resourceSpans: MessageType = { resource: one(1, () => resource), scopeSpans: many(2, () => scopeSpans) };

/** `collector/trace/v1/trace_service.proto`: ExportTraceServiceRequest. */
export const traceRequest: MessageType = { resourceSpans: many(1, () => resourceSpans) };

/** Messages in messages, deeper than anybody's attributes, shallower than the stack. */
export const deepest = 64;
/** Messages of one span, its attributes and their values included. */
export const mostMessages = 100_000;
