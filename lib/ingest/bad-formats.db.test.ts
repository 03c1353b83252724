import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel";
import type { Mapping } from "./contract";
import { streamRejects } from "./stream-rejects";
import { gathered, type IngestWorld, openIngestWorld } from "./testing/world";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

const rejectsOf = async (id: string) =>
  (await gathered(await streamRejects(world.ctx, id))).map(({ line, field, reason }) => [line, field, reason]);
const stored = (ids: string, columns: string) =>
  world.ctx.warehouse.rows<Record<string, unknown>>(
    `SELECT ${columns} FROM exchange WHERE startsWith(exchange_id, {ids:String}) ORDER BY exchange_id`,
    { ids },
  );

/** The bytes of a Parquet file with what a SELECT gives. */
async function parquet(select: string, settings = ""): Promise<Buffer> {
  const file = join(tmpdir(), `${newId()}.parquet`);
  await world.ctx.warehouse.command(`INSERT INTO FUNCTION file('${file}', 'Parquet') ${select} ${settings}`);
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
}

const header = "exchange_id,ts,account_id,model,input_tokens,prompt,tools,plan";

test("CSV under the names of the contract: good rows go in, the others say what is wrong with which line", async () => {
  const lines = [
    header,
    'csv-1,2026-03-04T05:06:07Z,a,m,12,"said ""hello"", twice\nand again",search;lookup,gold',
    "csv-2,2026-03-04T05:06:07Z,a,m,twelve,x,,",
    "csv-3,2026-03-04T05:06:07Z,a,m",
    "csv-4,04/03/2026,a,m,1,x,,",
    'csv-5,2026-03-04T05:06:07Z,a,m,,"x,,',
    "csv-6,2026-03-04T05:06:07Z,a,m,,,,",
  ];
  const batch = await world.take("exchanges", gzipSync(lines.join("\r\n")), { format: "csv", encoding: "gzip" });
  expect(batch).toMatchObject({ status: "committed", lines: 6, accepted: 2, rejected: 4 });
  expect(await rejectsOf(batch.id)).toEqual([
    [4, "input_tokens", "must be a number"],
    [5, "", "has fewer columns than the header"],
    [6, "ts", "must be an RFC 3339 time"],
    [7, "", "has a quote that is never closed"],
  ]);
  const short = (await gathered(await streamRejects(world.ctx, batch.id))).find(({ line }) => line === 5);
  expect(short?.excerpt.trim()).toBe(lines[3]);
  expect(await stored("csv-", "exchange_id, input_tokens, prompt, tools, attributes")).toEqual([
    {
      exchange_id: "csv-1",
      input_tokens: 12,
      prompt: 'said "hello", twice\r\nand again'.replace("\r", ""),
      tools: ["search", "lookup"],
      attributes: '{"plan":"gold"}',
    },
    { exchange_id: "csv-6", input_tokens: 0, prompt: "", tools: [], attributes: "" },
  ]);
});

test("a mapping reads other names, epochs, hashes and words; a name the contract knows otherwise is kept as the source's", async () => {
  const mapping: Mapping = {
    fields: {
      exchange_id: [{ from: '"request.id"' }],
      ts: [{ from: "at", as: "epoch_milliseconds" }],
      account_id: [{ from: "who.id" }, { from: "fallback" }],
      model: [{ constant: "model-x" }],
      end_user_id: [{ from: "mail", as: "sha256" }],
      ip: [{ from: "forwarded", as: "first_of_list" }],
      status: [{ from: "code", as: "words", words: { "200": "ok", "429": "throttled" }, otherwise: "error" }],
    },
  };
  const line = (id: string, more: object) =>
    `${JSON.stringify({ "request.id": id, at: 1772600767890, who: { id: 42 }, mail: "a@b.example", forwarded: "192.0.2.1, 10.0.0.1", code: 429, status: "weird", ...more })}\n`;
  const quotes = `it's \\ "quoted"`;
  const body = [
    line("map-1", {}),
    line("map-2", { who: null, fallback: quotes, at: "1772600767999", code: 500 }),
    line("map-3", { who: {}, fallback: "" }),
    line("map-4", { who: { id: { deep: 1 } } }),
    line("map-5", { at: 1772600767890123 }),
    "{broken\n",
    `{"a":1,"a":2}\n`,
  ].join("");
  const batch = await world.take("exchanges", body, { mapping });
  expect(await rejectsOf(batch.id)).toEqual([
    [3, "account_id", "is missing"],
    [4, "account_id", "must be a text"],
    [5, "ts", "must be an RFC 3339 time"],
    [6, "", "is not a JSON object"],
    [7, "", "has a field twice"],
  ]);
  const [one, two] = await stored(
    "map-",
    "account_id, toString(ts) AS at, end_user_id, toString(ip) AS ip, status, attributes",
  );
  expect(one).toMatchObject({
    account_id: "42",
    at: "2026-03-04 05:06:07.890",
    ip: "::ffff:192.0.2.1",
    status: "throttled",
  });
  expect(one?.end_user_id).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(one)).not.toContain("b.example");
  expect(JSON.parse(String(one?.attributes))).toMatchObject({ "source.status": "weird", code: 429 });
  expect(two).toMatchObject({ account_id: quotes, at: "2026-03-04 05:06:07.999", status: "error" });
});

test("names and words of a mapping are never SQL", async () => {
  const evil = `x'), (SELECT name FROM system.tables), ('\\`;
  const quoted = `"${evil.replaceAll("\\", "\\\\")}"`;
  const mapping: Mapping = {
    fields: {
      exchange_id: [{ from: quoted }],
      ts: [{ constant: "2026-03-04T05:06:07Z" }],
      account_id: [{ from: "a", as: "words", words: { [evil]: evil }, otherwise: evil }],
      model: [{ constant: evil }],
    },
    leave_out: [evil],
    only: { from: "a", in: [evil] },
  };
  const body = `${JSON.stringify({ [evil]: "evil-1", a: evil })}\n`;
  expect(await world.take("exchanges", body, { mapping })).toMatchObject({ accepted: 1 });
  expect(await stored("evil-", "account_id, model")).toEqual([{ account_id: evil, model: evil }]);
  const csv = `${[evil, "a"].map((name) => `"${name.replaceAll('"', '""')}"`).join(",")}\nevil-2,"${evil}"\n`;
  expect(await world.take("exchanges", csv, { mapping, format: "csv" })).toMatchObject({ accepted: 1 });
});

test("a JSON list that is cut off gives its whole members", async () => {
  const member = (id: string) =>
    JSON.stringify({ exchange_id: id, ts: "2026-03-04T05:06:07Z", account_id: "a", model: "m" });
  const body = `[\n${member("list-1")},\n${member("list-2")},\n${member("list-3").slice(0, 20)}`;
  const batch = await world.take("exchanges", body, { profile: "stillwatch-exchanges" });
  expect(batch).toMatchObject({ accepted: 2, rejected: 1 });
  expect(await rejectsOf(batch.id)).toEqual([[3, "", "is cut off before its end"]]);
});

const rows = (id: string, more = "") =>
  `SELECT concat('${id}', toString(number)) AS exchange_id, toDateTime64(1772600767 + number, 6, 'UTC') AS ts, 'a' AS account_id,
   'm' AS model, number AS input_tokens, [tuple('user', 'x')::Tuple(role String, content String)] AS messages ${more} FROM numbers(1000)`;

test("Parquet keeps the numbers of its rows, over many row groups", async () => {
  const bytes = await parquet(
    rows("pq-", ", if(number = 700, NULL, 1.5) AS temperature"),
    "SETTINGS output_format_parquet_row_group_size = 64",
  );
  const batch = await world.take("exchanges", bytes, { format: "parquet" });
  expect(batch).toMatchObject({ lines: 1000, accepted: 1000, rejected: 0 });
  const again = await parquet(
    `SELECT if(number % 500 = 3, '', concat('q-', toString(number))) AS exchange_id, * EXCEPT exchange_id FROM (${rows("x").replace("FROM numbers", ", number FROM numbers")})`,
    "SETTINGS output_format_parquet_row_group_size = 64",
  );
  const second = await world.take("exchanges", again, { profile: "stillwatch-exchanges" });
  expect(await rejectsOf(second.id)).toEqual([
    [4, "exchange_id", "is missing"],
    [504, "exchange_id", "is missing"],
  ]);
});

test("Parquet that is none, is cut off, or is damaged is refused whole, with a remedy", async () => {
  const good = await parquet(rows("bad-pq-"));
  const send = (bytes: Buffer) => world.take("exchanges", bytes, { format: "parquet" });
  await expect(send(Buffer.from("exchange_id,ts\n"))).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining("is not Parquet"),
  });
  await expect(send(good.subarray(0, good.length - 9))).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining("cut off"),
  });
  const footer = Buffer.from(good);
  footer.fill(0xff, good.length - 200, good.length - 8);
  await expect(send(footer)).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining("Parquet file cannot be read"),
  });
  const pages = Buffer.from(good);
  pages.fill(0xff, 4, 1_500);
  await expect(send(pages)).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.not.stringMatching(/\/|SELECT/),
  });
  expect(await stored("bad-pq-", "exchange_id")).toEqual([]);
  expect(await send(good)).toMatchObject({ accepted: 1000 });
});

test("Parquet whose columns are of other types than their names say: rows are refused, not the file", async () => {
  const bytes = await parquet(
    `SELECT concat('odd-', toString(number)) AS exchange_id, if(number = 1, 'soon', '2026-03-04T05:06:07Z') AS ts, number AS account_id,
     'm' AS model, if(number = 2, 'many', '7') AS input_tokens, unhex('fffe41') AS prompt, [1, 2] AS tools FROM numbers(3)`,
  );
  const batch = await world.take("exchanges", bytes, { format: "parquet" });
  expect(await rejectsOf(batch.id)).toEqual([
    [1, "tools", "must be a list of texts"],
    [2, "ts", "must be an RFC 3339 time"],
    [3, "tools", "must be a list of texts"],
  ]);
});

test.each([
  [Buffer.from("\ufeffa,b\n1,2\n", "utf16le"), "is UTF-16"],
  [Buffer.from("PK\x03\x04rest of a workbook"), "ZIP archive or a spreadsheet"],
  [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3]), "compressed by zstd"],
])("a file of another kind is refused by name: %#", async (bytes, message) => {
  await expect(world.take("exchanges", bytes, { profile: "litellm" })).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining(message),
  });
});

test("a profile that there is not, is for another kind, or does not fit is refused before anything is read", async () => {
  await expect(world.take("exchanges", "", { profile: "nobody" })).rejects.toThrow(/no profile "nobody".*litellm/);
  await expect(world.take("accounts", "", { profile: "litellm" })).rejects.toThrow(
    "is for exchanges, not for accounts",
  );
  const mapping: Mapping = { fields: { model: [{ from: "m", as: "epoch_seconds" }] } };
  await expect(world.take("exchanges", "", { mapping })).rejects.toThrow("model cannot be read as epoch_seconds");
});

test("the same file twice, and two imports of it at once, store each exchange once", async () => {
  const csv = `${header}\n${Array.from({ length: 50 }, (_, i) => `twice-${i},2026-03-04T05:06:07Z,a,m,,,,`).join("\n")}\n`;
  const [one, two] = await Promise.all([1, 2].map(() => world.take("exchanges", csv, { format: "csv" })));
  expect((one?.accepted ?? 0) + (two?.accepted ?? 0)).toBe(50);
  expect(await world.take("exchanges", csv, { format: "csv" })).toMatchObject({ accepted: 0, duplicates: 50 });
  expect((await stored("twice-", "exchange_id")).length).toBe(50);
});
