import fc from "fast-check";
import { expect, test } from "vitest";
import { CsvFramer } from "./frame-csv";
import { unreadable } from "./unreadable";

interface Row {
  number: number;
  fault: string;
  cells: string[];
}

/** Rows of RowBinary (number UInt32, fault String, cells Array(String)). */
function rowsOf(bytes: Buffer): Row[] {
  const rows: Row[] = [];
  let at = 0;
  const count = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const text = (): string => {
    const length = count();
    at += length;
    return bytes.toString("utf8", at - length, at);
  };
  while (at < bytes.length) {
    const number = bytes.readUInt32LE(at);
    at += 4;
    rows.push({ number, fault: text(), cells: Array.from({ length: count() }, text) });
  }
  return rows;
}

function frame(content: Buffer, cuts: number[] = [], longest?: number): { rows: Row[]; framer: CsvFramer } {
  const framer = new CsvFramer(longest);
  const places = [0, ...cuts.map((cut) => cut % (content.length + 1)).sort((a, b) => a - b), content.length];
  const frames = places.slice(1).map((end, i) => Buffer.from(framer.push(content.subarray(places[i], end))));
  return { rows: rowsOf(Buffer.concat([...frames, framer.end()])), framer };
}

const quote = (cell: string): string => (/[",;\t|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

test("whatever is in the cells, and wherever the bytes are cut, they come back with the line they begin on", () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab,;"\n\r\té|'.split(""), ""), maxLength: 8 });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(table, fc.constantFrom("\n", "\r\n"), fc.array(fc.nat(), { maxLength: 5 }), (rows, end, cuts) => {
      const header = rows[0]?.map((_, i) => `c${i}`) ?? [];
      const text = [header, ...rows].map((cells) => cells.map(quote).join(",") + end).join("");
      const numbers = rows.map(
        (_, i) =>
          1 +
          [header, ...rows.slice(0, i)]
            .map((cells) => `${cells.map(quote).join(",")}${end}`)
            .join("")
            .split("\n").length -
          1,
      );
      const framed = frame(Buffer.from(text), cuts);
      expect(framed.rows).toEqual(rows.map((cells, i) => ({ number: numbers[i], fault: "", cells })));
      expect(framed.framer.columns).toEqual(header);
    }),
  );
});

test.each([
  ["a;b\n1;2\n", 59],
  ["a\tb\n1\t2\n", 9],
  ["a|b\n1|2\n", 124],
  ['"a;x",b\n1,2\n', 44],
  ["sep=;\na;b\n1;2\n", 59],
  ["\ufeffa,b\r\n1,2\r\n\r\n", 44],
])("%j is read by what stands between its columns", (text, delimiter) => {
  const { rows, framer } = frame(Buffer.from(text));
  expect(framer.delimiter).toBe(delimiter);
  expect(rows.map(({ cells }) => cells)).toEqual([["1", "2"]]);
});

test("of a record that cannot be read one line is refused, and reading goes on at the next", () => {
  const text = ["a,b", "1,2", "1", "1,2,3", '"1"x,2', '1,"2', "3,4", '5,"6"', "", "7,8"].join("\n");
  const refused = (number: number, fault: keyof typeof unreadable, line: string) => ({
    number,
    fault: `${unreadable[fault].mark}${line}`,
    cells: ["", ""],
  });
  const good = (number: number, ...cells: string[]) => ({ number, fault: "", cells });
  expect(frame(Buffer.from(text), [3, 17, 30]).rows).toEqual([
    good(2, "1", "2"),
    refused(3, "fewer", "1\n"),
    refused(4, "more", "1,2,3\n"),
    refused(5, "afterQuote", '"1"x,2'),
    refused(6, "afterQuote", '1,"2'),
    good(7, "3", "4"),
    good(8, "5", "6"),
    good(10, "7", "8"),
  ]);
  expect(frame(Buffer.from('a,b\n1,"2\n3,4\n')).rows).toEqual([refused(2, "unclosed", '1,"2'), good(3, "3", "4")]);
});

test("a record that is too long is refused by its start, and nothing of it is held", () => {
  const long = `a,b\n1,${"x".repeat(500)}\n3,4\n"${"y".repeat(500)}\n5,6\n`;
  const { rows } = frame(Buffer.from(long), [50, 100, 300, 600], 100);
  expect(
    rows.map(({ number, fault, cells }) => (fault === "" ? [number, ...cells] : [number, fault.slice(0, 3)])),
  ).toEqual([
    [2, `${unreadable.tooLong.mark}1,`],
    [3, "3", "4"],
    [4, `${unreadable.unclosed.mark}"y`],
    [5, "5", "6"],
  ]);
});

test("a first line that cannot be a header is refused, with the place", () => {
  expect(() => frame(Buffer.from("a,b,a\n1,2,3\n"))).toThrow('names "a" twice, in columns 1 and 3');
  expect(() => frame(Buffer.from('a,"b\n1,2\n'))).toThrow("has a quote that is never closed");
  expect(frame(Buffer.from("id,,x\n1,2,3\n")).framer.columns).toEqual(["id", "column_2", "x"]);
});
