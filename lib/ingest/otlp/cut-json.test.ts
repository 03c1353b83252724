import fc from "fast-check";
import { expect, it } from "vitest";
import { cutSpans, parseJson } from "./cut-json";
import { aSpan, called, inJson } from "./testing/written";

/** A body put together again from what it was cut into. */
function whole(body: Buffer): unknown {
  const { frame, spans } = cutSpans(body);
  const back = (value: unknown): unknown => {
    const span = spans.get(value);
    if (span !== undefined) return parseJson(span);
    if (Array.isArray(value)) return value.map(back);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, back(one)]));
  };
  return back(JSON.parse(frame));
}

const outcome = (read: () => unknown): unknown => {
  try {
    return { value: read() };
  } catch {
    return "no JSON";
  }
};

it("cuts out the spans and nothing else", () => {
  const spans = ['with "quotes" and \\', "{[", "\\\\"].map((text) => aSpan(called({ text, list: [{}, [{}]] })));
  const body = inJson(spans, { resource: [{ a: [{ b: [{}] }] }] });
  const cut = cutSpans(body);
  expect(cut.spans.size).toBe(3);
  expect([...cut.spans.values()].map(parseJson)).toEqual(
    JSON.parse(body.toString()).resourceSpans[0].scopeSpans[0].spans,
  );
  expect(whole(body)).toEqual(JSON.parse(body.toString()));
});

it("reads every JSON as it is when it is parsed at once, and refuses what is none", () => {
  const nested = fc.jsonValue({ maxDepth: 10 }).map((value) => ({ a: [{ b: [{ c: [value, { d: value }] }] }] }));
  const text = fc.oneof(nested, fc.jsonValue()).map((value) => JSON.stringify(value));
  const bent = fc
    .tuple(text, fc.nat(), fc.constantFrom('"', "\\", "{", "}", "[", "]", ",", "x", ""))
    .map(([text, at, by]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + by + text.slice(place + 1);
    });
  fc.assert(
    fc.property(fc.oneof(text, bent), (text) => {
      const body = Buffer.from(text);
      expect(outcome(() => whole(body))).toEqual(outcome(() => parseJson(body)));
    }),
    { numRuns: 1_000 },
  );
});
