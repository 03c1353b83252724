import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { Account, Exchange, type IngestKind, Release } from "../contract";
import { fieldsOf } from "../fields";
import { readLines, readSettings } from "./read-lines.sql";

const schemas = { exchanges: Exchange, accounts: Account, releases: Release };
const good: Record<IngestKind, Record<string, unknown>> = {
  exchanges: { exchange_id: "e", ts: "2026-01-02T03:04:05Z", account_id: "a", model: "m" },
  accounts: { account_id: "a" },
  releases: { model: "m", released_at: "2026-01-02T03:04:05Z" },
};

let store: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  store = await createTestWarehouse();
  await store.command("CREATE TABLE lines (number UInt32, line String) ENGINE = Memory");
});
afterAll(() => store.drop());

async function reasonsOf(kind: IngestKind, lines: string[]): Promise<string[]> {
  await store.command("TRUNCATE TABLE lines");
  await store.insert(
    "lines",
    lines.map((line, i) => ({ number: i + 1, line })),
  );
  const rows = await store.rows<{ reason: string; field: string }>(
    `SELECT field, reason FROM (${readLines(kind, "SELECT line, number FROM lines", Date.now())}) ORDER BY number`,
    {},
    { settings: readSettings },
  );
  return rows.map(({ field, reason }) => (reason === "" ? "" : `${field} ${reason}`.trim()));
}

const times = fc.oneof(
  fc
    .date({ min: new Date("1960-01-01"), max: new Date("2110-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    ...[
      "2026-02-30T00:00:00Z",
      "2026-01-05",
      "2026-01-05T10:00:00",
      "2026-01-05 10:00:00Z",
      "2026-01-05t10:00:00z",
      "now",
      "",
    ],
    ...[
      "2026-01-05T10:00:00+02:00",
      "2026-01-05T10:00:00.123456789-11:30",
      "2026-01-05T24:00:00Z",
      "2026-01-05T10:00:60Z",
    ],
    ...[
      "1970-01-01T00:00:00Z",
      "2014-12-31T23:59:59.999Z",
      "2015-01-01T00:00:00Z",
      "2099-01-01T00:00:00Z",
      "2026-01-05T10:00:00.1Z",
    ],
    ...[
      "0000-00-00T00:00:00Z",
      "1600-01-01T00:00:00Z",
      "9999-12-31T23:59:59Z",
      " 2026-01-05T10:00:00Z",
      "2026-01-05T10:00:00+0200",
    ],
  ),
);
const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom(
    "",
    "none",
    "ok",
    "standard",
    "a".repeat(256),
    "b".repeat(257),
    "é".repeat(256),
    "😀".repeat(256),
    "😀".repeat(257),
  ),
  fc.constantFrom(
    "x".repeat(1024),
    "y".repeat(1025),
    "null",
    "true",
    "1",
    "2026-01-05T10:00:00Z",
    "\u0000",
    '"\\/\b\t',
  ),
);
const addresses = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom(
    "256.1.1.1",
    "1.2.3",
    "::",
    "::1",
    "1.2.3.4/24",
    "01.2.3.4",
    "::ffff:1.2.3.4",
    "fe80::1%eth0",
    "[::1]",
    "g::1",
    ":::",
  ),
);
const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1, -1, 4_294_967_295, 4_294_967_296, 0.5, 100, 100.5, 1e3, 1e21, Number.MAX_SAFE_INTEGER),
);
const lists = fc.oneof(
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: texts },
      { weight: 1, arbitrary: numbers },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    { maxLength: 4 },
  ),
  fc.constantFrom(
    [],
    [[]],
    [{}],
    ["a", ["b"]],
    Array.from({ length: 1024 }, () => "t"),
    Array.from({ length: 1025 }, () => "t"),
  ),
);
const anything = fc.oneof(
  times,
  texts,
  addresses,
  numbers,
  lists,
  fc.boolean(),
  fc.constant(null),
  fc.dictionary(fc.string(), fc.integer(), { maxKeys: 2 }),
);

/** A good object with some fields replaced by what fits or does not. */
const objects = (kind: IngestKind) => {
  const fitting = {
    time: times,
    address: addresses,
    count: numbers,
    number: numbers,
    names: lists,
    flag: fc.boolean(),
  } as const;
  const field = fc.constantFrom(...fieldsOf[kind]).chain((each) => {
    const arbitrary: fc.Arbitrary<unknown> =
      each.type === "choice"
        ? fc.constantFrom("", ...each.choices, "other")
        : each.type in fitting
          ? fitting[each.type as keyof typeof fitting]
          : texts;
    return fc
      .oneof({ weight: 3, arbitrary }, { weight: 1, arbitrary: anything })
      .map((value) => ({ [each.name]: value }));
  });
  const unknown = fc.dictionary(fc.string(), anything, { maxKeys: 1 });
  return fc
    .tuple(fc.array(field, { maxLength: 3 }), unknown)
    .map(([fields, more]) => ({ ...good[kind], ...Object.assign({}, ...fields), ...more }));
};

test.each(["exchanges", "accounts", "releases"] as const)(
  "the contract and the SQL accept the same lines of %s",
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(objects(kind), { minLength: 200, maxLength: 200, size: "max" }), async (values) => {
        const lines = values.map((value) => JSON.stringify(value));
        const reasons = await reasonsOf(kind, lines);
        const verdicts = lines.map((line) => schemas[kind].safeParse(JSON.parse(line)).success);
        const differing = lines.filter((_, i) => verdicts[i] !== (reasons[i] === ""));
        expect(differing.map((line) => [line.slice(0, 300), reasons[lines.indexOf(line)]])).toEqual([]);
        expect(verdicts).toContain(true);
        expect(verdicts).toContain(false);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  },
);

test("what JSON allows and the engine's reader refuses is read all the same", async () => {
  const line = (more: string) => `{"exchange_id":"e","ts":"2026-01-02T03:04:05Z","account_id":"a","model":"m",${more}}`;
  const prompts: [raw: string, read: string][] = [
    [String.raw`cut \ud83d here`, "cut \ufffd here"],
    [String.raw`\ude00\ud83d\ude00\ud83d`, "\ufffd😀\ufffd"],
    [String.raw`not an escape \\ud83d, \"quoted\"`, String.raw`not an escape \ud83d, "quoted"`],
  ];
  const lines = prompts.map(([raw]) => line(`"prompt":"${raw}"`));
  lines.push(
    line(`"prompt":"big","other":[35548877833855440000,-98765432109876543210987,1.5e300,"12345678901234567890123"]`),
  );
  await store.command("TRUNCATE TABLE lines");
  await store.insert(
    "lines",
    lines.map((text, i) => ({ number: i + 1, line: text })),
  );
  const rows = await store.rows<{ attributes: string }>(
    `SELECT reason, prompt, attributes FROM (${readLines("exchanges", "SELECT line, number FROM lines", Date.now())}) ORDER BY number`,
    {},
    { settings: readSettings },
  );
  const { attributes = "", ...last } = rows.pop() ?? {};
  expect(rows).toEqual(prompts.map(([, prompt]) => ({ reason: "", prompt, attributes: "" })));
  expect(last).toEqual({ reason: "", prompt: "big" });
  const { other } = JSON.parse(lines.at(-1) ?? "");
  expect(JSON.parse(attributes)).toEqual({ other });
});

test("what is no text is refused where a text belongs, also where the text that is made of it would do", async () => {
  const line = (more: string) => `{"exchange_id":"e","ts":"2026-01-02T03:04:05Z","account_id":"a","model":"m",${more}}`;
  const wrong = ["12", "-0.5", "1e300", "18446744073709551615", "true", "false", "[]", '["a"]', "{}", '{"a":"b"}'];
  const names = ["country", String.raw`countr\u0079`, "prompt"];
  const refused = names.flatMap((name) => wrong.map((value) => line(`"${name}":${value}`)));
  const taken = names.flatMap((name) => wrong.map((value) => line(`"${name}":${JSON.stringify(value)}`)));
  expect(new Set(await reasonsOf("exchanges", refused))).toEqual(
    new Set(["country must be a text", "prompt must be a text"]),
  );
  expect(new Set(await reasonsOf("exchanges", taken))).toEqual(new Set([""]));
});

test("bytes that are no text in UTF-8 become U+FFFD", async () => {
  const line = Buffer.concat([
    Buffer.from(`{"exchange_id":"e","ts":"2026-01-02T03:04:05Z","account_id":"a","model":"m","prompt":"a`),
    Buffer.from([0xff]),
    Buffer.from('b"}'),
  ]);
  const source = `SELECT toUInt32(1) AS number, unhex('${line.toString("hex")}') AS line`;
  const rows = await store.rows(
    `SELECT reason, prompt FROM (${readLines("exchanges", source, Date.now())})`,
    {},
    { settings: readSettings },
  );
  expect(rows).toEqual([{ reason: "", prompt: "a\ufffdb" }]);
});

test("names are looked at where a line has more than fields with values, whatever it looks like", async () => {
  const all = Object.entries(good.exchanges).map(([name, value]) => `"${name}":${JSON.stringify(value)}`);
  const line = (...more: string[]) => `{${[...all, ...more].join(",")}}`;
  const values = JSON.stringify(Object.values(good.exchanges));
  const said: [line: string, reason: string][] = [
    [` \t${line()}`, ""],
    [line('"prompt":null', '"tools":[]', '"asn":0', '"end_user_id":""'), ""],
    [line('"prompt":null', '"prompt":"twice"'), "has a field twice"],
    [line('"prompt":"twice"', '"prompt":"twice"'), "has a field twice"],
    [line('"other":1', '"other":1'), "has a field twice"],
    [line('"tools":{}'), "tools must be a list of texts"],
    [values, "is not a JSON object"],
    [` ${values}`, "is not a JSON object"],
    [line().slice(0, -1), "is not a JSON object"],
    ["{}", "is not a JSON object"],
    ['"text"', "is not a JSON object"],
  ];
  const reasons = await reasonsOf(
    "exchanges",
    said.map(([text]) => text),
  );
  expect(reasons).toEqual(said.map(([, reason]) => reason));
});
