import { appendFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { testActor } from "@/lib/command/testing";
import { reloadEnvironment } from "@/lib/env";
import { exchange } from "@/lib/ingest/testing/world";
import { listConnectors } from "./list-connectors";
import { pauseConnector, resumeConnector } from "./pause-connector";
import { pollConnectors } from "./poll-connectors";
import { pollNow } from "./poll-now";
import { pullFiles } from "./pull-files";
import { removeConnector } from "./remove-connector";
import { type ConnectorWorld, openConnectorWorld } from "./testing/world";

let world: ConnectorWorld;
beforeAll(async () => {
  world = await openConnectorWorld();
});
afterAll(() => world.drop());
afterEach(async () => {
  for (const { id } of (await listConnectors(world.ctx)).rows) await removeConnector(world.ctx, id);
});

const stored = (prefix: string) =>
  world.value<string>(`SELECT count() FROM exchange WHERE startsWith(exchange_id, '${prefix}')`).then(Number);
const lines = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => exchange(`${prefix}-${n}`)).join("");
const committedOf = async (folder: string) =>
  (await world.committed()).filter((name) => name?.startsWith(`${folder}-`)).length;
const stateOf = async (id: string) => (await listConnectors(world.ctx)).rows.find((one) => one.id === id);

test("files go in once each, plain and compressed, from all folders, and what is wrong in them is kept like an upload's", async () => {
  await world.write("whole/whole-1.ndjson", lines("whole-a", 3));
  await world.write("whole/2026/03/whole-2.ndjson.gz", gzipSync(lines("whole-b", 4)));
  await world.write("whole/whole-3.ndjson", `${lines("whole-c", 2)}{broken\n`);
  await world.write("whole/whole-4.txt", lines("whole-d", 5));
  await world.write("whole/.whole-5.ndjson", lines("whole-e", 5));
  await world.write("whole/whole-6.ndjson", "");
  const place = { type: "directory" as const, path: path.join(world.root, "whole"), files: "**/*.{ndjson,ndjson.gz}" };
  const { id } = await world.watch("whole", { place });
  expect(await pollConnectors(world.ctx)).toBe(0);
  expect((await stateOf(id))?.files).toEqual({ waiting: 3, taken: 0, failed: 0 });
  expect(await pullFiles(world.ctx)).toEqual({ taken: 0, failed: 0 });
  expect(await world.round()).toEqual({ taken: 3, failed: 0 });
  for (let again = 0; again < 2; again++) expect(await world.round()).toEqual({ taken: 0, failed: 0 });
  expect(await stored("whole-")).toBe(9);
  expect(
    (await committedOf("whole")) + (await world.committed()).filter((name) => name?.includes("03/whole-2")).length,
  ).toBe(3);
  const batch = await world.ctx.db.ingestBatch.findFirstOrThrow({
    where: { source: { endsWith: ": whole-3.ndjson" } },
  });
  expect(batch).toMatchObject({ lines: 3n, rejected: 1n, requestedBy: "system" });
  expect(await stateOf(id)).toMatchObject({
    files: { waiting: 0, taken: 3, failed: 0 },
    error: null,
    lagSeconds: null,
  });
});

test("three workers at once take each file once", async () => {
  await Promise.all(Array.from({ length: 6 }, (_, n) => world.write(`many/many-${n}.ndjson`, lines(`many-${n}`, 5))));
  const { id } = await world.watch("many");
  const thrice = <T>(run: () => Promise<T>) => Promise.all([run(), run(), run()]);
  await thrice(() => pollConnectors(world.ctx));
  world.pass(11);
  const pulled = await thrice(() => pullFiles(world.ctx));
  expect(pulled.reduce((sum, { taken, failed }) => sum + taken + 100 * failed, 0)).toBe(6);
  expect(await committedOf("many")).toBe(6);
  expect(await stored("many-")).toBe(30);
  expect((await world.files(id)).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1, 1, 1]);
});

test("a crash after the commit, before it is written down, is made up for by the upload's key", async () => {
  await world.write("crash/crash-1.ndjson", lines("crash", 4));
  const { id } = await world.watch("crash");
  await world.round();
  const [before] = await world.files(id);
  const forgotten = {
    status: "waiting" as const,
    attempts: 0,
    nextAttemptAt: new Date(0),
    batchId: null,
    takenAt: null,
  };
  await world.ctx.db.connectorFile.updateMany({ where: { connectorId: id }, data: forgotten });
  const another = { ...world.ctx, actor: testActor(["admin"], "another") };
  expect(await pullFiles(another)).toEqual({ taken: 1, failed: 0 });
  expect(await world.files(id)).toMatchObject([{ status: "taken", batchId: before?.batchId }]);
  await world.ctx.db.connectorFile.deleteMany({ where: { connectorId: id } });
  expect(await world.round()).toEqual({ taken: 1, failed: 0 });
  expect(await committedOf("crash")).toBe(1);
});

test("a file that is being written waits; one that changes again is taken again, and its known lines are skipped", async () => {
  const file = path.join(world.root, "grow/grow-1.ndjson");
  await world.write("grow/grow-1.ndjson", lines("grow-a", 2));
  const { id } = await world.watch("grow", { settleSeconds: 90 });
  for (let more = 0; more < 3; more++) {
    await world.round();
    await appendFile(file, exchange(`grow-b${more}`));
    expect(await committedOf("grow")).toBe(0);
    expect((await world.files(id)).length).toBe(1);
  }
  await world.round();
  // Seen, due, and changed in the moment before it is opened.
  world.pass(91);
  await appendFile(file, exchange("grow-c"));
  expect(await pullFiles(world.ctx)).toEqual({ taken: 0, failed: 1 });
  expect(await world.files(id)).toMatchObject([{ status: "failed", error: expect.stringContaining("has changed") }]);
  expect(await stored("grow-")).toBe(0);
  await world.round();
  world.pass(91);
  expect(await pullFiles(world.ctx)).toEqual({ taken: 1, failed: 0 });
  expect(await stored("grow-")).toBe(6);
  await appendFile(file, exchange("grow-d"));
  await world.round();
  world.pass(91);
  await pullFiles(world.ctx);
  const batches = await world.ctx.db.ingestBatch.findMany({
    where: { source: { endsWith: ": grow-1.ndjson" }, status: "committed" },
    orderBy: { number: "asc" },
  });
  expect(batches.map(({ accepted, duplicates }) => [accepted, duplicates])).toEqual([
    [6n, 0n],
    [1n, 6n],
  ]);
});

test("a file that cannot be read says why, is tried later, and holds up nobody; repaired it goes in", async () => {
  await world.write("bad/bad-1.ndjson.gz", gzipSync(lines("bad-a", 50)).subarray(0, 60));
  await world.write("bad/bad-2.ndjson", lines("bad-b", 2));
  const { id } = await world.watch("bad");
  expect(await world.round()).toEqual({ taken: 1, failed: 1 });
  const [failed] = await world.files(id);
  expect(failed).toMatchObject({ path: "bad-1.ndjson.gz", status: "failed", attempts: 1 });
  expect(failed?.error).toContain("cut off");
  expect(await pullFiles(world.ctx)).toEqual({ taken: 0, failed: 0 });
  world.pass(31);
  expect(await pullFiles(world.ctx)).toEqual({ taken: 0, failed: 1 });
  await pollNow(world.ctx, id);
  expect(await pullFiles(world.ctx)).toEqual({ taken: 0, failed: 1 });
  expect((await world.files(id))[0]).toMatchObject({ attempts: 3 });
  expect((await stateOf(id))?.lagSeconds).toBeGreaterThan(0);
  await world.write("bad/bad-1.ndjson.gz", gzipSync(lines("bad-a", 50)));
  expect(await world.round()).toEqual({ taken: 1, failed: 0 });
  expect(await stored("bad-")).toBe(52);
  expect((await stateOf(id))?.files).toEqual({ waiting: 0, taken: 2, failed: 0 });
});

test("no way leads out of the roots: not by name, not by a link to a directory or a file, not by one put there later", async () => {
  const outside = await openOutside();
  for (const bad of ["/", "/etc", outside, `${world.root}/../`, `${world.root}/a/../../etc`]) {
    const place = { type: "directory" as const, path: bad, files: "**" };
    await expect(world.watch("links", { place })).rejects.toMatchObject({ code: "precondition_failed" });
  }
  await symlink(outside, path.join(world.root, "way-out"));
  const linked = { type: "directory" as const, path: path.join(world.root, "way-out"), files: "**" };
  await expect(world.watch("links", { place: linked })).rejects.toMatchObject({ code: "precondition_failed" });
  await world.write("links/links-1.ndjson", lines("links-a", 1));
  await world.write("links/sub/links-2.ndjson", lines("links-b", 1));
  await symlink(path.join(outside, "secret.ndjson"), path.join(world.root, "links/links-3.ndjson"));
  await symlink(outside, path.join(world.root, "links/deep"));
  const { id } = await world.watch("links");
  world.pass(61);
  await pollConnectors(world.ctx);
  expect((await world.files(id)).map((file) => file.path)).toEqual(["links-1.ndjson", "sub/links-2.ndjson"]);
  // Between being seen and being read: a file and a folder become links.
  await rename(path.join(world.root, "links/links-1.ndjson"), path.join(outside, "links-1.ndjson"));
  await symlink(path.join(outside, "links-1.ndjson"), path.join(world.root, "links/links-1.ndjson"));
  await rename(path.join(world.root, "links/sub"), path.join(outside, "sub"));
  await symlink(path.join(outside, "sub"), path.join(world.root, "links/sub"));
  world.pass(11);
  expect(await pullFiles(world.ctx)).toEqual({ taken: 0, failed: 2 });
  for (const file of await world.files(id)) expect(file.error).toContain("symbolic link");
  expect(await stored("links-")).toBe(0);
  await rm(outside, { recursive: true });
});

async function openOutside(): Promise<string> {
  const outside = `${world.root}-outside`;
  await world.write("../".concat(path.basename(outside), "/secret.ndjson"), lines("links-secret", 1));
  return outside;
}

test("a directory that is away is an error that says so, and comes back by itself; without roots nothing is read", async () => {
  const { id } = await world.watch("away");
  await rm(path.join(world.root, "away"), { recursive: true });
  world.pass(61);
  await pollConnectors(world.ctx);
  expect((await stateOf(id))?.error).toMatch(/away cannot be read \(ENOENT\)/);
  await world.write("away/away-1.ndjson", lines("away", 1));
  expect(await world.round()).toEqual({ taken: 1, failed: 0 });
  expect((await stateOf(id))?.error).toBeNull();
  reloadEnvironment({ STILLWATCH_CONNECTOR_ROOTS: "" });
  await writeFile(path.join(world.root, "away/away-2.ndjson"), lines("away-b", 1));
  expect(await world.round()).toEqual({ taken: 0, failed: 0 });
  expect((await stateOf(id))?.error).toContain("STILLWATCH_CONNECTOR_ROOTS");
  reloadEnvironment({ STILLWATCH_CONNECTOR_ROOTS: world.root });
});

test("a paused connector rests, and goes on where it was; whoever may not send may only look", async () => {
  await world.write("pause/pause-1.ndjson", lines("pause", 1));
  const { id, name } = await world.watch("pause");
  await pauseConnector(world.ctx, id);
  expect(await world.round()).toEqual({ taken: 0, failed: 0 });
  await expect(pollNow(world.ctx, id)).rejects.toMatchObject({ code: "forbidden_transition" });
  await expect(pauseConnector(world.ctx, id)).rejects.toMatchObject({ code: "forbidden_transition" });
  const analyst = { ...world.ctx, actor: testActor(["analyst"]) };
  expect((await listConnectors(analyst)).rows.map((one) => one.name)).toEqual([name]);
  for (const verb of [resumeConnector, pauseConnector, pollNow, removeConnector]) {
    await expect(verb(analyst, id)).rejects.toMatchObject({ code: "forbidden" });
  }
  await resumeConnector(world.ctx, id);
  expect(await world.round()).toEqual({ taken: 1, failed: 0 });
});

test("of two who change a connector at once one is told; profiles and kinds are checked; a removed one is gone", async () => {
  const first = await world.watch("save");
  const change = (more = {}) => world.watch("save", { name: first.name, version: 1, intervalSeconds: 30, ...more });
  const both = await Promise.allSettled([change(), change()]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(world.watch("save", { name: first.name })).rejects.toMatchObject({ code: "conflict" });
  await expect(world.watch("save", { profile: "no such" })).rejects.toThrow('There is no profile "no such"');
  await expect(world.watch("save", { kind: "accounts", profile: "litellm" })).rejects.toThrow("not for accounts");
  await removeConnector(world.ctx, first.id);
  await expect(change()).rejects.toMatchObject({ code: "conflict" });
  await expect(pollNow(world.ctx, first.id)).rejects.toMatchObject({ code: "not_found" });
});
