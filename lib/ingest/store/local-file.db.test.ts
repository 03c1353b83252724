import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { LineFramer } from "../spool/frame-lines";
import { stagingTable } from "../sql/staging.sql";
import { exchange, type IngestWorld, openIngestWorld } from "../testing/world";
import { localFile } from "./local-file";
import { openStaging, stagePart } from "./staging";

let world: IngestWorld;
let directory: string;
beforeAll(async () => {
  world = await openIngestWorld();
  directory = await mkdtemp(path.join(tmpdir(), "stillwatch-part-"));
});
afterAll(async () => {
  await rm(directory, { recursive: true });
  await world.drop();
});

it("lets the engine read a part where it is, or sends it, with the same outcome", async () => {
  const framer = new LineFramer();
  const bytes = framer.push(
    Buffer.from(`${exchange("a")}{"broken\n\n${exchange("b", { prompt: "It's \\ \u0000 日本" })}`),
  );
  const file = path.join(directory, "part 'one'.rows");
  await writeFile(file, bytes);
  const staged = async (number: bigint, from: { file?: string }) => {
    const part = { number: 0, shape: framer.shape, read: () => Readable.from([bytes]), ...from };
    await openStaging(world.ctx.warehouse, "exchanges", number);
    const when = { again: false, now: new Date() };
    await stagePart(world.ctx.warehouse, { kind: "exchanges", number }, part, when);
    return world.ctx.warehouse.rows(`SELECT * FROM ${stagingTable(number)} ORDER BY number`);
  };
  const sent = await staged(1n, {});
  expect(sent).toHaveLength(3);
  expect(await localFile(world.ctx.warehouse, file)).toBe(file);
  expect(await staged(2n, { file })).toEqual(sent);
});

it("sends parts to an engine that does not have the file", async () => {
  const elsewhere = { ...world.ctx.warehouse, url: "http://elsewhere" };
  expect(await localFile(elsewhere, path.join(directory, "not-there.rows"))).toBeUndefined();
});
