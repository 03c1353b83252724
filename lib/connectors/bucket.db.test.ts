import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { listRecords } from "@/lib/audit";
import { reloadEnvironment } from "@/lib/env";
import { exchange, gathered } from "@/lib/ingest/testing/world";
import { newId } from "@/lib/kernel";
import { listConnectors } from "./list-connectors";
import { openBucket } from "./places/bucket";
import { pollConnectors } from "./poll-connectors";
import { pullFiles } from "./pull-files";
import { removeConnector } from "./remove-connector";
import { saveConnector } from "./save-connector";
import { ObjectStore } from "./testing/object-store";
import { type ConnectorWorld, openConnectorWorld } from "./testing/world";

const keyId = "KEYOFTHEARCHIVE";
const secret = "secret-of+the=archive";
let world: ConnectorWorld;
let store: ObjectStore;
beforeAll(async () => {
  world = await openConnectorWorld();
  store = await ObjectStore.open("logs", keyId);
  reloadEnvironment({ STILLWATCH_BUCKET_ENDPOINTS: `https://s3.example.org, ${store.endpoint}/` });
  Object.assign(process.env, { STILLWATCH_BUCKET_ARCHIVE_KEY: keyId, STILLWATCH_BUCKET_ARCHIVE_SECRET: secret });
});
afterAll(async () => {
  reloadEnvironment({ STILLWATCH_BUCKET_ENDPOINTS: "" });
  await store.close();
  await world.drop();
});
afterEach(async () => {
  store.trouble = undefined;
  store.objects.clear();
  for (const { id } of (await listConnectors(world.ctx)).rows) await removeConnector(world.ctx, id);
});

const placeOf = (more: Record<string, unknown> = {}) => ({
  ...{ type: "bucket" as const, endpoint: store.endpoint, bucket: "logs", prefix: "", files: "**" },
  ...{ credentials: "ARCHIVE", ...more },
});
const pullFrom = (place: ReturnType<typeof placeOf>, more: Partial<Parameters<typeof saveConnector>[1]> = {}) =>
  saveConnector(world.ctx, { name: `Archive ${newId()}`, kind: "exchanges", place, ...more });
const lines = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => exchange(`${prefix}-${n}`)).join("");
const stored = (prefix: string) =>
  world.value<string>(`SELECT count() FROM exchange WHERE startsWith(exchange_id, '${prefix}')`).then(Number);
const stateOf = async (id: string) => (await listConnectors(world.ctx)).rows.find((one) => one.id === id);

test("objects below a prefix go in once each, whatever their format and name, over pages of the list", async () => {
  store.put("gateway/2026/a.ndjson", lines("s3-a", 3).trimEnd());
  store.put("gateway/2026/b c+ü&<é>'%41.ndjson", lines("s3-b", 4));
  store.put("gateway/c.gz", gzipSync(lines("s3-c", 5)));
  const parquet = await world.ctx.warehouse.bytes(
    "SELECT concat('s3-d-', toString(number)) AS exchange_id, '2026-03-04T05:06:07Z' AS ts, 'acct' AS account_id, 'm' AS model FROM numbers(6) FORMAT Parquet",
  );
  store.put("gateway/d.parquet", await buffer(parquet));
  store.put("gateway/empty", "");
  store.put("gateway/folder/", "");
  store.put("gateway/a{b}.ndjson", lines("s3-e", 1));
  store.put("other/f.ndjson", lines("s3-f", 1));
  const { id } = await pullFrom(placeOf({ prefix: "gateway/" }), { profile: "stillwatch-exchanges" });
  expect(await world.round()).toEqual({ taken: 4, failed: 0 });
  for (let again = 0; again < 2; again++) expect(await world.round()).toEqual({ taken: 0, failed: 0 });
  expect(await stored("s3-")).toBe(18);
  expect(await stateOf(id)).toMatchObject({ error: null, files: { waiting: 0, taken: 4, failed: 0 } });
});

test("any bytes come through as they are", async () => {
  const contents = [
    ...[Buffer.from("\n"), Buffer.from("\r\n\0\\n\t\n\n"), Buffer.from("no end"), Buffer.from('"\\N",\r')],
    ...[1, 4096, 65_537, 11 * 1024 * 1024].map((size) => randomBytes(size)),
    Buffer.alloc(3_000_000, "x"),
  ];
  contents.forEach((content, n) => {
    store.put(`bytes/${n}`, content);
  });
  const place = openBucket(world.ctx.warehouse, placeOf({ prefix: "bytes/" }));
  const found = await place.list();
  expect(found.length).toBe(contents.length);
  for (const file of found) {
    const read = Buffer.concat(await gathered(place.read(file)));
    expect(read.equals(contents[Number(file.path.slice("bytes/".length))] as Buffer)).toBe(true);
  }
});

test("an object that is written anew is taken anew; between being seen and being read, nothing of it is taken", async () => {
  store.put("new/a", lines("anew-a", 2));
  const { id } = await pullFrom(placeOf({ prefix: "new/" }));
  world.pass(61);
  await pollConnectors(world.ctx);
  store.put("new/a", lines("anew-b", 2));
  world.pass(11);
  expect(await pullFiles(world.ctx)).toEqual({ taken: 0, failed: 1 });
  expect((await world.files(id))[0]?.error).toContain("has changed or gone");
  expect(await stored("anew-")).toBe(0);
  expect(await world.round()).toEqual({ taken: 1, failed: 0 });
  store.put("new/a", lines("anew-c", 2));
  expect(await world.round()).toEqual({ taken: 1, failed: 0 });
  expect([await stored("anew-b"), await stored("anew-c")]).toEqual([2, 2]);
});

test("a bucket that stops answering is an error that says so, takes nothing by half, and comes back by itself", async () => {
  store.put("stop/a", lines("stop", 40_000));
  const { id } = await pullFrom(placeOf({ prefix: "stop/" }));
  for (const [trouble, words] of [
    ["away", "does not answer"],
    ["fails", "answers with an error"],
    ["refuses", "refuses the credentials ARCHIVE"],
  ] as const) {
    store.trouble = trouble;
    world.pass(3_601);
    await pollConnectors(world.ctx);
    expect((await stateOf(id))?.error).toContain(words);
  }
  store.trouble = undefined;
  world.pass(3_601);
  await pollConnectors(world.ctx);
  expect((await stateOf(id))?.error).toBeNull();
  store.trouble = "breaks off";
  world.pass(11);
  expect(await pullFiles(world.ctx)).toEqual({ taken: 0, failed: 1 });
  expect((await world.files(id))[0]?.error).toContain("does not answer");
  expect(await stored("stop-")).toBe(0);
  store.trouble = undefined;
  expect(await world.round()).toEqual({ taken: 1, failed: 0 });
  expect(await stored("stop-")).toBe(40_000);
});

test("a bucket that neither answers nor refuses keeps no other place waiting, and its secret stays unseen in the engine", async () => {
  store.trouble = "hangs";
  const hanging = await pullFrom(placeOf());
  await world.write("beside/beside-1.ndjson", lines("beside", 2));
  const beside = await world.watch("beside", { settleSeconds: 0 });
  await pollConnectors(world.ctx, { patience: 300 });
  await expect.poll(async () => (await stateOf(beside.id))?.files.waiting).toBe(1);
  expect(await stateOf(hanging.id)).toMatchObject({ polledAt: null, error: null });
  expect(await pullFiles(world.ctx)).toEqual({ taken: 1, failed: 0 });
  const running = await world.ctx.warehouse.rows<{ all: string }>(
    "SELECT toJSONString(tuple(*)) AS all FROM system.processes WHERE position(query, '_etag') > 0",
  );
  expect(running.filter(({ all }) => all.includes("[HIDDEN]")).length).toBeGreaterThan(0);
  expect(JSON.stringify(running)).not.toContain("of+the=archive");
  store.letGo();
  await expect.poll(async () => (await stateOf(hanging.id))?.polledAt, { timeout: 50_000 }).not.toBeNull();
});

test("only object stores that the operator names are asked, and none sends the engine elsewhere", async () => {
  const other = await ObjectStore.open("logs");
  for (const endpoint of [
    ...[
      other.endpoint,
      store.endpoint.replace("127.0.0.1", "localhost"),
      "http://169.254.169.254",
      "http://[::1]:9000",
    ],
    ...["https://s3.example.org.evil.example", "http://s3.example.org", "https://s3.example.org:8443"],
  ]) {
    await expect(pullFrom(placeOf({ endpoint }))).rejects.toMatchObject({ code: "precondition_failed" });
  }
  const at = store.endpoint.replace("//", "//x:y@");
  for (const bad of [{ endpoint: at }, { endpoint: `${store.endpoint}/a?b` }, { endpoint: "file:///etc" }]) {
    await expect(pullFrom(placeOf(bad))).rejects.toMatchObject({ code: "invalid_input" });
  }
  for (const bad of [{ bucket: "../logs" }, { prefix: "{a,b}" }, { prefix: "/x" }, { credentials: "a=b" }]) {
    await expect(pullFrom(placeOf(bad))).rejects.toMatchObject({ code: "invalid_input" });
  }
  await expect(pullFrom(placeOf({ credentials: "NOBODY" }))).rejects.toThrow("STILLWATCH_BUCKET_NOBODY_KEY");
  const { id } = await pullFrom(placeOf());
  store.trouble = "redirects";
  store.elsewhere = other.endpoint;
  world.pass(61);
  await pollConnectors(world.ctx);
  expect((await stateOf(id))?.error).toContain("sends on to another address");
  expect(other.requests).toEqual([]);
  await other.close();
});

test("key and secret are nowhere: not in what is stored, shown, recorded or said", async () => {
  store.put("quiet/a", lines("quiet", 1));
  const { id } = await pullFrom(placeOf({ prefix: "quiet/" }));
  await world.round();
  store.trouble = "refuses";
  world.pass(61);
  await pollConnectors(world.ctx);
  const row = await world.ctx.db.connector.findUniqueOrThrow({ where: { id }, include: { files: true } });
  const { rows } = await listRecords(world.ctx.db, { subject: id, limit: 100 });
  const all = [row, rows, await stateOf(id), await world.files(id)];
  const text = JSON.stringify(all, (_, value) => (typeof value === "bigint" ? String(value) : value));
  expect(text).toContain("ARCHIVE");
  for (const word of [keyId, secret, JSON.stringify(secret)]) expect(text).not.toContain(word);
  await removeConnector(world.ctx, id);
});
