import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDomainError } from "@/lib/kernel";
import { readSpans, type SpanFormat } from "./read-spans";
import type { Span, Value } from "./span";
import { aSpan, called, inJson, inProtobuf, type WrittenSpan } from "./testing/written";

const read = (body: Buffer, format: SpanFormat): Span[] => [...readSpans(body, format)];

/** Reads, or gives the message of the one error that bad input may cause. */
function attempt(body: Buffer, format: SpanFormat): Span[] | string {
  try {
    return read(body, format);
  } catch (error) {
    if (isDomainError(error, "invalid_input")) return error.message;
    throw error;
  }
}

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: "grapheme" }),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Number.isInteger(number)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const attributes = fc.dictionary(fc.string(), value, { maxKeys: 6, noNullPrototype: true });
const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((id) => Buffer.from(id).toString("hex"));
const span: fc.Arbitrary<WrittenSpan> = fc.record({
  traceId: hex(16),
  spanId: hex(8),
  kind: fc.integer({ min: 0, max: 5 }),
  start: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
  status: fc.integer({ min: 0, max: 2 }),
  attributes,
  events: fc.array(fc.record({ name: fc.string(), attributes }), { maxLength: 2 }),
});

describe("the spans of a request", () => {
  it("are the same from protobuf and from JSON, and hold what was written", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 4 }), attributes, (spans, resource) => {
        const fromProtobuf = read(inProtobuf(spans, resource), "protobuf");
        expect(read(inJson(spans, resource), "json")).toEqual(fromProtobuf);
        expect(fromProtobuf.map(({ startedAt }) => startedAt)).toEqual(spans.map(({ start }) => start));
        for (const [i, { attributes, resource: of, events }] of fromProtobuf.entries()) {
          expect([...attributes]).toEqual(Object.entries(spans[i]?.attributes ?? {}));
          expect([...of]).toEqual(Object.entries(resource));
          expect(events.map(({ name }) => name)).toEqual(spans[i]?.events?.map(({ name }) => name));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("take 64-bit integers in JSON as texts and as numbers", () => {
    const one = aSpan(called({ "gen_ai.usage.input_tokens": 123_456 }), { start: 1_772_600_768_000_000_000n });
    expect(read(inJson([one], {}, Number), "json")).toEqual(read(inJson([one]), "json"));
  });

  it("keep whole numbers exactly that a JSON number cannot hold", () => {
    const attributes = [{ key: "large", value: { intValue: "9007199254740993" } }];
    const body = Buffer.from(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [{ attributes }] }] }] }));
    expect(read(body, "json")[0]?.attributes.get("large")).toBe("9007199254740993");
  });

  it.each([
    ["too short", "5b8efff7", "eee19b7ec3c1b174"],
    ["of zeroes", "0".repeat(32), "0".repeat(16)],
    ["no hexadecimal", "z".repeat(32), "y".repeat(16)],
  ])("have no id where it is %s", (_, traceId, spanId) => {
    const [first, second] = read(inJson([aSpan({}, { traceId, spanId }), aSpan({})]), "json");
    expect([first?.traceId, second?.traceId]).toEqual(["", "5b8efff798038103d269b633813fc60c"]);
  });
});

describe("a body that is damaged", () => {
  const whole = [aSpan(called({ list: ["a", { b: 1 }] }), { events: [{ name: "e", attributes: { c: true } }] })];

  it("is refused wherever it is cut off", () => {
    const bytes = inProtobuf(whole);
    for (let end = 1; end < bytes.length; end++) {
      expect(attempt(bytes.subarray(0, end), "protobuf")).toMatch(/is not the protobuf message/);
    }
    const text = inJson(whole);
    for (let end = 0; end < text.length; end += 7) {
      expect(attempt(text.subarray(0, end), "json")).toMatch(/is not valid JSON/);
    }
  });

  it("is read or refused, and nothing else, whatever it is", () => {
    const bytes = inProtobuf(whole);
    const bent = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)).map(([at, byte]) => {
      const copy = Buffer.from(bytes);
      copy[at] = byte;
      return copy;
    });
    fc.assert(
      fc.property(
        fc.oneof(
          bent,
          fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        ),
        (body) => void attempt(body, "protobuf"),
      ),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.json(), (text) => void attempt(Buffer.from(text), "json")));
  });

  it.each([
    [[], "The body must be an object."],
    [{ resourceSpans: {} }, "resourceSpans must be a list."],
    [
      { resourceSpans: [{ scopeSpans: [{ spans: [7] }] }] },
      "resourceSpans[0].scopeSpans[0].spans[0] must be an object.",
    ],
    [spanWith({ startTimeUnixNano: "yesterday" }), /spans\[0\]\.startTimeUnixNano must be a whole number/],
    [spanWith({ kind: "SPAN_KIND_CLIENT" }), /spans\[0\]\.kind must be a whole number/],
    [spanWith({ attributes: [{ key: 1 }] }), /spans\[0\]\.attributes\[0\]\.key must be a text/],
    [spanWith({ attributes: [{ key: "k", value: { intValue: 1.5 } }] }), /intValue must be a whole number/],
  ])("is refused with the place of what is wrong: %j", (body, message) => {
    expect(attempt(Buffer.from(JSON.stringify(body)), "json")).toMatch(message);
  });

  it("cannot exhaust the stack or the memory", () => {
    let nested: Uint8Array = Buffer.alloc(0);
    for (let depth = 0; depth < 500; depth++) nested = inList(nested);
    const deep = Buffer.concat([Buffer.from([0x4a]), sized(Buffer.concat([Buffer.from([0x12]), sized(nested)]))]);
    const request = [0x12, 0x12, 0x0a].reduce((inner, tag) => Buffer.concat([Buffer.from([tag]), sized(inner)]), deep);
    expect(attempt(request, "protobuf")).toMatch(/nested deeper/);
    const many = spanWith({ attributes: Array.from({ length: 120_000 }, () => ({})) });
    expect(attempt(Buffer.from(JSON.stringify(many)), "json")).toMatch(/values a span may have/);
  });
});

function spanWith(members: object): object {
  return { resourceSpans: [{ scopeSpans: [{ spans: [members] }] }] };
}

/** Bytes behind their length. */
function sized(bytes: Uint8Array): Buffer {
  const length: number[] = [];
  let left = bytes.length;
  for (; left >= 128; left >>>= 7) length.push((left & 127) | 128);
  return Buffer.concat([Buffer.from([...length, left]), bytes]);
}

/** A value that is a list of one value. */
const inList = (value: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0x2a]), sized(Buffer.concat([Buffer.from([0x0a]), sized(value)]))]);
