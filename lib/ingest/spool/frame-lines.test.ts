import fc from "fast-check";
import { expect, test } from "vitest";
import { LineFramer } from "./frame-lines";
import { unreadable } from "./unreadable";

interface Framed {
  number: number;
  line: string;
}

function readFrames(bytes: Buffer): Framed[] {
  const rows: Framed[] = [];
  for (let at = 0; at < bytes.length; ) {
    const number = bytes.readUInt32LE(at);
    at += 4;
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      length += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    rows.push({ number, line: bytes.toString("utf8", at, at + length) });
    at += length;
  }
  return rows;
}

function frame(bytes: Buffer, cuts: number[], longest?: number): Framed[] {
  const framer = new LineFramer(longest);
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  const frames = edges.slice(1).map((edge, i) => Buffer.from(framer.push(bytes.subarray(edges[i], edge))));
  return readFrames(Buffer.concat([...frames, framer.end()]));
}

test("lines come out whole and numbered, however the bytes are cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary", maxLength: 300 }).map((text) => text.replaceAll("\n", " "))),
      fc.array(fc.nat()),
      fc.boolean(),
      (lines, cuts, endsInBreak) => {
        const text = lines.join("\n") + (endsInBreak ? "\n" : "");
        const expected = text === "" ? [] : text.replace(/\n$/, "").split("\n");
        const framed = frame(Buffer.from(text), cuts);
        expect(framed.map(({ line }) => line)).toEqual(
          (framed.length < expected.length ? expected.slice(0, -1) : expected).map((line) =>
            line.replace(/^\ufeff/, (mark, at) => (at === 0 && line === expected[0] ? "" : mark)),
          ),
        );
        expect(framed.map(({ number }) => number)).toEqual(framed.map((_, i) => i + 1));
      },
    ),
  );
});

test("a byte order mark is dropped from the first line only, even when it is cut", () => {
  const marked = Buffer.from("\ufeffa\n\ufeffb\n");
  expect(frame(marked, [1, 2]).map(({ line }) => line)).toEqual(["a", "\ufeffb"]);
});

test("of a line that is too long only its start is kept, behind the mark, and counting goes on", () => {
  const long = "x".repeat(5_000);
  for (const cuts of [[], [1_000], [200, 1_500, 4_000], Array.from({ length: 50 }, (_, i) => i * 100)]) {
    const framed = frame(Buffer.from(`a\n${long}\nb`), cuts, 1_000);
    expect(framed).toEqual([
      { number: 1, line: "a" },
      { number: 2, line: `${unreadable.tooLong.mark}${"x".repeat(120)}` },
      { number: 3, line: "b" },
    ]);
  }
  expect(frame(Buffer.from(long), [10], 1_000)).toEqual([
    { number: 1, line: `${unreadable.tooLong.mark}${"x".repeat(120)}` },
  ]);
});
