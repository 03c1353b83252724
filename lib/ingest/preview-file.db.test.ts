import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testActor } from "@/lib/command/testing";
import { newId } from "@/lib/kernel";
import type { FilePreview, PreviewQuery } from "./contract";
import { type FileToPreview, previewFile } from "./preview-file";
import { type IngestWorld, openIngestWorld } from "./testing/world";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

const preview = (
  bytes: string | Buffer,
  query: Partial<PreviewQuery> = {},
  more: Partial<FileToPreview> = {},
): Promise<FilePreview> =>
  previewFile(world.ctx, {
    query: { kind: "exchanges", ...query },
    body: Readable.from([Buffer.from(bytes)]),
    encoding: "identity",
    ...more,
  });
const sample = (name: string) =>
  readFileSync(fileURLToPath(new URL(`./profiles/samples/${name}.ndjson`, import.meta.url)), "utf8");

test("records of a known source are told by their fields, and shown as they would be stored", async () => {
  const shown = await preview(sample("litellm"));
  expect(shown).toMatchObject({ format: "ndjson", profile: "litellm", reason: expect.stringContaining("call_type") });
  const [first, , bad] = shown.rows;
  expect(first).toMatchObject({
    line: 1,
    reason: "",
    values: { account_id: "cust-17", ip: "203.0.113.7", prompt: "Grade this\nessay." },
  });
  expect(bad).toMatchObject({ line: 3, field: "ts", reason: "must be an RFC 3339 time", excerpt: '"yesterday"' });
  expect(shown.columns).toContainEqual({ path: "metadata.user_api_key_user_id", example: "cust-17" });
});

test("other tables are guessed by the names of their columns; the mapping that is given back gives the same rows", async () => {
  const csv =
    'Request ID;Created At;Customer;Model Name;Client IP;Prompt Tokens;Prompt;Mood\nr-1;2026-03-04 05:06:07;c-1;m;"203.0.113.7, 10.0.0.1";7;my key is sk-abcdefghijklmnop1234;fine\nr-2;2026-03-04 05:06:08;;m;;x;;\n';
  const shown = await preview(gzipSync(csv), {}, { encoding: "gzip" });
  expect(shown.format).toBe("csv");
  expect(shown.profile).toBeUndefined();
  expect(shown.mapping.fields).toEqual({
    exchange_id: [{ from: "Request ID" }],
    ts: [{ from: "Created At", as: "utc" }],
    account_id: [{ from: "Customer" }],
    model: [{ from: "Model Name" }],
    ip: [{ from: "Client IP", as: "first_of_list" }],
    input_tokens: [{ from: "Prompt Tokens" }],
    prompt: [{ from: "Prompt" }],
  });
  expect(shown.rows.map(({ line, field, reason }) => [line, field, reason])).toEqual([
    [2, "", ""],
    [3, "account_id", "is missing"],
  ]);
  expect(shown.rows[0]?.values).toMatchObject({
    prompt: "my key is [secret]",
    attributes: expect.stringContaining('"Mood":"fine"'),
  });
  const again = await preview(csv, { mapping: JSON.stringify(shown.mapping) });
  expect(again.rows).toEqual(shown.rows);
});

test("the start of a file is enough, also when it is compressed and ends in the middle of a record", async () => {
  const line = (i: number) => `r-${i},2026-03-04T05:06:07Z,a,m,${Math.random()}\n`;
  const csv = `exchange_id,ts,account_id,model,x\n${Array.from({ length: 20_000 }, (_, i) => line(i)).join("")}`;
  const start = gzipSync(csv).subarray(0, 20_000);
  const shown = await preview(start, { whole: "false" }, { encoding: "gzip" });
  expect(shown.rows).toHaveLength(50);
  expect(shown.rows.every(({ reason }) => reason === "")).toBe(true);
  await expect(preview(start, {}, { encoding: "gzip" })).resolves.toMatchObject({ format: "csv" });
  const cut = await preview(csv.slice(0, 100), { whole: "false" });
  expect(cut.rows.length).toBeGreaterThan(0);
  expect(cut.rows.every(({ reason }) => reason === "")).toBe(true);
});

test("Parquet is shown by its first rows, and nothing stays behind", async () => {
  const file = join(tmpdir(), `${newId()}.parquet`);
  await world.ctx.warehouse.command(
    `INSERT INTO FUNCTION file('${file}', 'Parquet') SELECT concat('p-', toString(number)) AS request_id, 1772600767890 + number AS timestamp,
     'a' AS user_id, 'm' AS model, [tuple('user', 'hello')::Tuple(role String, content String)] AS messages FROM numbers(500)`,
  );
  const shown = await preview(readFileSync(file));
  rmSync(file);
  expect(shown.mapping.fields).toMatchObject({
    ts: [{ from: "timestamp", as: "epoch_milliseconds" }],
    prompt: [{ from: "messages", as: "messages", roles: ["user"], of: "last" }],
  });
  expect(shown.rows).toHaveLength(50);
  expect(shown.rows[49]).toMatchObject({ line: 50, reason: "", values: { exchange_id: "p-49", prompt: "hello" } });
  expect(
    await world.value("SELECT count() FROM system.tables WHERE database = currentDatabase() AND name LIKE 'ingest_%'"),
  ).toBe("0");
});

test("accounts that are taken for exchanges are called by their name; an empty file shows nothing", async () => {
  const accounts = '{"account_id":"a","tier":"pro","email_domain":"x.example"}\n';
  expect((await preview(accounts)).reason).toContain("They look like accounts");
  expect(await preview("")).toMatchObject({ rows: [], columns: [] });
});

test("whoever may not send may not try either", async () => {
  const ctx = { ...world.ctx, actor: testActor(["analyst"]) };
  const file = { query: { kind: "exchanges" }, body: Readable.from([]), encoding: "identity" } as const;
  await expect(previewFile(ctx, file)).rejects.toMatchObject({ code: "forbidden" });
});
