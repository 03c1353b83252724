import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { listConnectorFiles, saveConnector } from "@/lib/connectors";
import { type Database, openDatabase } from "@/lib/db";
import { reloadEnvironment } from "@/lib/env";
import { exchange } from "@/lib/ingest/testing/world";
import { type OwnStores, openOwnStores, startWorker } from "./testing";

let own: OwnStores;
/** May lock any table, so that a worker halts where we want it to. */
let owner: ReturnType<typeof openDatabase>;
let root: string;
/** The one that is alive: who comes after the dead of one case is there for the next. */
let worker: ChildProcess;

beforeAll(async () => {
  own = await openOwnStores();
  owner = openDatabase(own.stores.ownerDatabaseUrl);
  root = await mkdtemp(path.join(tmpdir(), "stillwatch-pull-"));
  reloadEnvironment({ STILLWATCH_CONNECTOR_ROOTS: root });
  worker = await startWorker(own);
}, 120_000);
afterAll(async () => {
  worker?.kill("SIGKILL");
  reloadEnvironment({ STILLWATCH_CONNECTOR_ROOTS: "" });
  await owner?.$disconnect();
  await own?.close();
  await rm(root, { recursive: true, force: true });
});

const batches = (source: string) =>
  own.db.ingestBatch.findMany({ where: { source }, orderBy: { number: "asc" }, select: { status: true } });

/** Whether somebody waits for a row or table that a transaction of ours holds. */
async function isHeldUp(): Promise<boolean> {
  const waiting = await own.db.$queryRaw<unknown[]>`select 1 from pg_locks where locktype = 'advisory' and not granted`;
  return waiting.length > 0;
}

it.each([
  // What is only received or staged is begun anew like any upload: killed uploads are tried end to end.
  ["all is published but not said to be", "prepared"],
  ["the upload is committed, before the file is written down as taken", "committed"],
])(
  "takes a file once when the worker is killed after %s",
  async (_, status) => {
    const folder = path.join(root, status);
    await mkdir(folder);
    const lines = Array.from({ length: 500 }, (_, n) => exchange(`${status}-${n}`)).join("");
    await writeFile(path.join(folder, "one.ndjson"), lines);
    const ctx = testContext(own.db, ["admin"], { warehouse: own.traffic });
    const release = await haltAfter(status);
    const place = { type: "directory" as const, path: folder, files: "**" };
    const { id } = await saveConnector(ctx, {
      ...{ name: status, kind: "exchanges" as const, place },
      ...{ intervalSeconds: 5, settleSeconds: 0 },
    });
    const source = `${status}: one.ndjson`;
    await expect.poll(async () => (await batches(source))[0]?.status, { timeout: 40_000 }).toBe(status);
    await expect.poll(isHeldUp, { timeout: 20_000 }).toBe(true);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await release();
    // Recovery takes over what nobody has been on for 45 seconds; the test does not wait that long.
    await own.db.ingestBatch.updateMany({ where: { source }, data: { heartbeatAt: new Date(0) } });
    await own.db.connectorFile.updateMany({ where: { connectorId: id }, data: { nextAttemptAt: new Date(0) } });

    worker = await startWorker(own);
    const state = async () => {
      // A next try that is soon is at once here; one that is far off, or none, is a fault and stays.
      const where = { connectorId: id, nextAttemptAt: { lte: new Date(Date.now() + 15_000) } };
      await own.db.connectorFile.updateMany({ where, data: { nextAttemptAt: new Date(0) } });
      return (await listConnectorFiles(ctx, id)).rows.map((file) => [file.path, file.status]);
    };
    await expect.poll(state, { timeout: 100_000, interval: 500 }).toEqual([["one.ndjson", "taken"]]);
    expect((await batches(source)).filter((batch) => batch.status === "committed").length).toBe(1);
    const [stored] = await own.traffic.rows<{ rows: string; ids: string }>(
      `SELECT count() AS rows, uniqExact(exchange_id) AS ids FROM exchange WHERE startsWith(exchange_id, '${status}-')`,
    );
    expect(stored).toEqual({ rows: "500", ids: "500" });
  },
  180_000,
);

const nextOf: Record<string, [table: string, status: string]> = {
  receiving: ["ingest_batch", "staged"],
  staged: ["ingest_batch", "prepared"],
  prepared: ["ingest_batch", "committed"],
  committed: ["connector_file", "taken"],
};

/** Holds up whoever would take the next step after a state. Returns what lets go, of the dead alone. */
async function haltAfter(state: string): Promise<() => Promise<void>> {
  const [table, next] = nextOf[state] ?? [];
  const run = (sql: string) => owner.$executeRawUnsafe(sql);
  await run(`create or replace function halt() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(4711); return new; end $$`);
  await run(`create trigger halt before update on ${table} for each row
    when (old.status <> new.status and new.status = '${next}') execute function halt()`);
  let letGo = () => {};
  let held: Promise<void> = Promise.resolve();
  await new Promise<void>((locked, failed) => {
    held = owner.$transaction(
      async (tx) => {
        await (tx as Database).$executeRaw`select pg_advisory_xact_lock(4711)`;
        locked();
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
      },
      { timeout: 120_000 },
    );
    held.catch(failed);
  });
  return async () => {
    // What the dead process has sent must not be done after its death.
    await own.db.$queryRaw`
      select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted`;
    letGo();
    await held;
    await run(`drop trigger halt on ${table}`);
  };
}
