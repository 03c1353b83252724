import fc from "fast-check";
import { expect, test } from "vitest";
import { ListFramer } from "./frame-list";
import { unreadable } from "./unreadable";

/** Lines of RowBinary (number UInt32, line String). */
function linesOf(bytes: Buffer): string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    expect(bytes.readUInt32LE(at)).toBe(lines.length + 1);
    at += 4;
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      length |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    lines.push(bytes.toString("utf8", at, at + length));
    at += length;
  }
  return lines;
}

function frame(text: string, cuts: number[] = [], longest?: number): string[] {
  const content = Buffer.from(text);
  const framer = new ListFramer(longest);
  const places = [0, ...cuts.map((cut) => cut % (content.length + 1)).sort((a, b) => a - b), content.length];
  const frames = places.slice(1).map((end, i) => Buffer.from(framer.push(content.subarray(places[i], end))));
  return linesOf(Buffer.concat([...frames, framer.end()]));
}

test("the members of a list come back, however it is written and wherever the bytes are cut", () => {
  const member = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
  const written = fc.constantFrom(undefined, 2);
  fc.assert(
    fc.property(
      fc.array(member, { maxLength: 5 }),
      written,
      fc.boolean(),
      fc.array(fc.nat()),
      (members, indent, named, cuts) => {
        const text = JSON.stringify(named ? { data: members, meta: { next: [1, 2] } } : members, null, indent);
        expect(frame(text, cuts).map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(members)));
      },
    ),
  );
});

test("of a list that is cut off the whole members count, and the end is named", () => {
  expect(frame('[{"a":1},{"a":"2')).toEqual(['{"a":1}', `${unreadable.cutOff.mark}{"a":"2`]);
  expect(frame('[{"a":1},')).toEqual(['{"a":1}', unreadable.cutOff.mark]);
});

test("of a member that is too long the start is kept", () => {
  const long = JSON.stringify({ text: "x".repeat(500) });
  expect(frame(`[${long},{"a":1}]`, [100, 200, 510], 300)).toEqual([
    `${unreadable.tooLong.mark}${long.slice(0, 120)}`,
    '{"a":1}',
  ]);
});
