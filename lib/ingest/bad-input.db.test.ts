import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { streamRejects } from "./stream-rejects";
import { exchange, gathered, type IngestWorld, openIngestWorld } from "./testing/world";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

const stored = (where: string) => world.value<string>(`SELECT count() FROM exchange WHERE ${where}`).then(Number);

test("bad lines are kept with number, field and reason, and the rest goes in", async () => {
  const lines = [
    exchange("bad-0"),
    "{not json}\n",
    exchange("bad-2", { ts: "1970-01-01T00:00:00Z" }),
    exchange("bad-3", { ts: new Date(Date.now() + 3 * 86_400_000).toISOString() }),
    exchange("bad-4", { input_tokens: "many" }),
    exchange("bad-5", { model: null }),
    "\n",
    `[${exchange("bad-7").trim()}]\n`,
    exchange("bad-8", { prompt: ["secret words"] }),
    exchange("bad-9", { prompt: "x".repeat(10 * 1024 * 1024) }),
    exchange("bad-10", { ip: "1.2.3.400" }),
    exchange("bad-11").replace("}", ',"model":"twice"}'),
    "password=correcthorsebattery\n",
    exchange("bad-13", { model: "never-heard-of" }),
  ];
  const batch = await world.take("exchanges", lines.join(""));
  expect(batch).toMatchObject({ status: "committed", lines: 13, accepted: 2, duplicates: 0, rejected: 11 });
  expect(await stored("exchange_id IN ('bad-0', 'bad-13')")).toBe(2);
  const rejects = await gathered(await streamRejects(world.ctx, batch.id));
  expect(rejects.map(({ line, field, reason }) => [line, field, reason])).toEqual([
    [2, "", "is not a JSON object"],
    [3, "ts", "is before 2015"],
    [4, "ts", "is in the future"],
    [5, "input_tokens", "must be a number"],
    [6, "model", "is missing"],
    [8, "", "is not a JSON object"],
    [9, "prompt", "must be a text"],
    [10, "", "is longer than 8 MB"],
    [11, "ip", "must be an IP address"],
    [12, "", "has a field twice"],
    [13, "", "is not a JSON object"],
  ]);
  expect(rejects.find(({ line }) => line === 5)?.excerpt).toBe('"many"');
  expect(rejects.find(({ line }) => line === 9)?.excerpt).toBe("");
  expect(rejects.find(({ line }) => line === 13)?.excerpt).toBe("[secret]");
});

test("an empty upload, blank lines, a byte order mark and CRLF are fine", async () => {
  expect(await world.take("exchanges", "")).toMatchObject({ status: "committed", lines: 0, accepted: 0 });
  expect(await world.take("exchanges", Buffer.alloc(0), { encoding: "gzip" })).toMatchObject({ lines: 0 });
  const text = `\ufeff${exchange("crlf-1")}${exchange("crlf-2")}\n \n${exchange("crlf-3").trim()}`.replaceAll(
    "\n",
    "\r\n",
  );
  expect(await world.take("exchanges", text)).toMatchObject({ lines: 3, accepted: 3, rejected: 0 });
});

test("half an emoji is taken with U+FFFD", async () => {
  const line = exchange("half", { prompt: "PROMPT" }).replace("PROMPT", String.raw`cut \ud83d`);
  expect(await world.take("exchanges", line)).toMatchObject({ accepted: 1 });
  expect(await world.value("SELECT prompt FROM exchange WHERE exchange_id = 'half'")).toBe("cut \ufffd");
});

test("of damaged or truncated gzip nothing is taken, and the error says so", async () => {
  const whole = gzipSync(
    Array.from({ length: 5_000 }, (_, i) => exchange(`cut-${i}`, { prompt: `${Math.random()}` })).join(""),
  );
  const upload = (bytes: Buffer) => world.take("exchanges", bytes, { encoding: "gzip" });
  await expect(upload(whole.subarray(0, whole.length - 100))).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining("cut off"),
  });
  await expect(upload(Buffer.from(exchange("plain")))).rejects.toMatchObject({ code: "invalid_input" });
  expect(await stored("startsWith(exchange_id, 'cut-')")).toBe(0);
  expect(await upload(whole)).toMatchObject({ accepted: 5_000 });
  expect(
    await world.value("SELECT count() FROM system.tables WHERE database = currentDatabase() AND name LIKE 'ingest_%'"),
  ).toBe("0");
});

test("an upload that breaks off leaves nothing", async () => {
  const breaking = async function* () {
    yield Buffer.from(exchange("broken-1"));
    throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
  };
  await expect(world.take("exchanges", breaking())).rejects.toMatchObject({ code: "unavailable" });
  const stopping = new AbortController();
  const endless = async function* () {
    for (let i = 0; ; i++) {
      yield Buffer.from(exchange(`endless-${i}`));
      if (i === 10) stopping.abort();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  await expect(world.take("exchanges", endless(), { signal: stopping.signal })).rejects.toMatchObject({
    code: "unavailable",
  });
  expect(await stored("startsWith(exchange_id, 'broken') OR startsWith(exchange_id, 'endless')")).toBe(0);
});

test("an id is stored once, within an upload and over uploads; the first line counts", async () => {
  const twice = exchange("once", { prompt: "first" }) + exchange("once", { prompt: "second" }) + exchange("once-2");
  expect(await world.take("exchanges", twice)).toMatchObject({ lines: 3, accepted: 2, duplicates: 1 });
  expect(await world.take("exchanges", twice + exchange("once-3"))).toMatchObject({
    lines: 4,
    accepted: 1,
    duplicates: 3,
  });
  expect(await world.value("SELECT groupArray(prompt) FROM exchange WHERE exchange_id = 'once'")).toEqual(["first"]);
});

test("secrets and card numbers are masked; unknown fields are kept; without retention only features stay", async () => {
  const noted = { account_id: "noted", note: "ann@example.org pays by 4111 1111 1111 1111", region: "eu" };
  await world.take(
    "accounts",
    `{"account_id":"discreet","content_policy":"zero_retention"}\n${JSON.stringify(noted)}\n`,
  );
  expect(JSON.parse(await world.value("SELECT attributes FROM account WHERE account_id = 'noted'"))).toEqual({
    note: '"[mail] pays by [card]"',
    region: "eu",
  });
  const words = "my key is sk-abcdefghijklmnop1234 and card 4111 1111 1111 1111";
  const lines = exchange("mask-1", { prompt: words, response: words, region: "eu", note: { token: words }, depth: 3 });
  await world.take(
    "exchanges",
    lines + exchange("mask-2", { account_id: "discreet", prompt: "Explain step by step", extra: 1 }),
  );
  const [open, discreet] = await world.ctx.warehouse.rows<Record<string, string | number>>(
    "SELECT prompt, response, attributes, template_id FROM exchange WHERE startsWith(exchange_id, 'mask') ORDER BY exchange_id",
  );
  expect(open).toMatchObject({
    prompt: "my key is [secret] and card [card]",
    response: "my key is [secret] and card [card]",
  });
  const attributes = JSON.parse(String(open?.attributes));
  expect(attributes).toMatchObject({ region: "eu", depth: 3 });
  expect(JSON.stringify(attributes)).not.toMatch(/sk-abc|4111/);
  expect(discreet).toMatchObject({ prompt: "", response: "", attributes: "" });
  expect(discreet?.template_id).not.toBe("0");
});

test("of an account the last line counts, and what says nothing new adds no history", async () => {
  const line = (tier: string, more = {}) =>
    `${JSON.stringify({ account_id: "acct-h", tier, signup_ip: "10.1.2.3", ...more })}\n`;
  expect(await world.take("accounts", line("free") + line("pro"))).toMatchObject({ accepted: 1, duplicates: 1 });
  expect(await world.take("accounts", line("pro"))).toMatchObject({ accepted: 0, duplicates: 1 });
  expect(await world.take("accounts", line("pro", { country: "DE" }))).toMatchObject({ accepted: 1 });
  expect(
    await world.value(
      "SELECT groupArray(country) FROM (SELECT * FROM account WHERE account_id = 'acct-h' ORDER BY recorded_at)",
    ),
  ).toEqual(["", "DE"]);
  expect(await world.value("SELECT country FROM account_latest WHERE account_id = 'acct-h'")).toBe("DE");
  const release = `{"model":"model-n","released_at":"2026-02-01T00:00:00Z"}\n`;
  expect(await world.take("releases", release)).toMatchObject({ accepted: 1 });
  expect(await world.take("releases", release)).toMatchObject({ accepted: 0, duplicates: 1 });
});
