import type { AnyValue, KeyValue, SpanMessage } from "./messages";

/** What an attribute holds, as JSON has it. Whole numbers that a JSON number cannot hold exactly are texts; bytes are base64. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
export type Attributes = ReadonlyMap<string, Value>;

export interface Span {
  /** 32 and 16 hexadecimal digits; empty when they are not valid. */
  traceId: string;
  spanId: string;
  /** Served a request of another process, so that its peer is the one who asked. */
  isServer: boolean;
  /** Nanoseconds since 1970; 0 when not given. */
  startedAt: bigint;
  failed: boolean;
  attributes: Attributes;
  events: { name: string; attributes: Attributes }[];
  /** Of whoever reports the span. */
  resource: Attributes;
}

const serverKind = 2;
const errorCode = 2;

export const spanOf = (message: SpanMessage, resource: Attributes): Span => ({
  traceId: idOf(message.traceId, 32),
  spanId: idOf(message.spanId, 16),
  isServer: message.kind === serverKind,
  startedAt: message.startTimeUnixNano ?? 0n,
  failed: message.status?.code === errorCode,
  attributes: attributesOf(message.attributes),
  events: (message.events ?? []).map(({ name = "", attributes }) => ({ name, attributes: attributesOf(attributes) })),
  resource,
});

/** Ids of another length and those of zeroes are invalid. */
const idOf = (id: string | undefined, digits: number): string => (id?.length === digits && !/^0+$/.test(id) ? id : "");

/** Of a key that is there twice, the last. */
export const attributesOf = (pairs: readonly KeyValue[] | undefined): Attributes =>
  new Map((pairs ?? []).map(({ key = "", value }) => [key, plain(value)]));

function plain(value: AnyValue | undefined): Value {
  if (value === undefined) return null;
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.intValue !== undefined) return wholeNumber(value.intValue);
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.doubleValue !== undefined) return Number.isFinite(value.doubleValue) ? value.doubleValue : null;
  if (value.arrayValue !== undefined) return (value.arrayValue.values ?? []).map(plain);
  if (value.kvlistValue !== undefined) return Object.fromEntries(attributesOf(value.kvlistValue.values));
  if (value.bytesValue !== undefined) return Buffer.from(value.bytesValue).toString("base64");
  return null;
}

function wholeNumber(value: bigint): Value {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}
