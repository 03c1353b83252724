import type { Readable } from "node:stream";
import type { QueryOptions, Warehouse } from "@/lib/warehouse";
import type { IngestBatch } from "@/prisma/generated/client";
import type { IngestKind } from "../choices";
import type { Mapping } from "../mapping/contract";
import type { Shape } from "../spool/shape";
import {
  accountRows,
  type BatchTables,
  countRepeats,
  countStored,
  createRows,
  dropLinesStored,
  dropRepeats,
  dropStored,
  exchangeRows,
  releaseRows,
  type TextRule,
} from "../sql/prepare.sql";
import { readSettings } from "../sql/read-lines.sql";
import { sourceSettings } from "../sql/source.sql";
import {
  createLines,
  createStaging,
  dropPart,
  dropsTable,
  insertFromMapped,
  insertMapped,
  insertPart,
  linesTable,
  rowsTable,
  stagingTable,
} from "../sql/staging.sql";
import { localFile } from "./local-file";

/** Above it, what does not fit in memory goes to disk. */
const spill = { max_bytes_before_external_group_by: "2000000000", max_partitions_per_insert_block: 0 };
const sync = { mutations_sync: 2, max_partitions_per_insert_block: 0 };
/** Levels of a statement are not made one again: to plan that takes seconds, whether one row follows or ten thousand, and runs no faster. */
const inLevels = { query_plan_merge_expressions: 0 };
/** Most rows that are sorted and written at once, about as many as the engine by itself would take into memory; and least, in an upload that is small. */
const mostInBlock = 250_000;
const leastInBlock = 25_000;

/**
 * Rows are read, described, sorted and written by two threads. Read in small pieces, so that each has half of what there is: by itself the
 * engine gives the first one most of an upload that is not large. Written in an even number of equal blocks: a last one alone would keep
 * one thread, and to write takes as long as all the rest.
 */
function twoWriters(rows: number): Record<string, number> {
  const blocks = 2 * Math.ceil(rows / (2 * mostInBlock));
  return {
    max_insert_threads: 2,
    merge_tree_min_rows_for_concurrent_read: 16_384,
    merge_tree_min_bytes_for_concurrent_read: 4 << 20,
    min_insert_block_size_rows: Math.max(leastInBlock, Math.ceil(rows / blocks)),
  };
}

export interface StagedCounts {
  lines: number;
  rejected: number;
}

export const openStaging = (store: Warehouse, kind: IngestKind, number: bigint): Promise<void> =>
  store.command(createStaging(kind, number));

interface StagedPart {
  number: number;
  shape: Shape;
  /** Where its bytes are, if a store may read them there. */
  file?: string;
  read(): Readable;
}

/** Stores the records of a part as typed rows. `again` first takes back what an attempt that broke off has stored. */
export async function stagePart(
  store: Warehouse,
  batch: Pick<BatchTables, "kind" | "number">,
  part: StagedPart,
  { again, now, mapping }: { again: boolean; now: Date; mapping?: Mapping | undefined },
  options: QueryOptions = {},
): Promise<void> {
  const { kind, number } = batch;
  const reading = { ...options, settings: { ...readSettings, ...sourceSettings, ...inLevels, ...options.settings } };
  const file = await localFile(store, part.file);
  const source = { number: part.number, shape: part.shape, file };
  const put = (sql: string) =>
    file === undefined ? store.send(sql, part.read(), {}, reading) : store.command(sql, {}, reading);
  if (again) await store.command(dropPart(stagingTable(number), part.number));
  if (mapping === undefined) {
    await put(insertPart(kind, number, source, now.getTime()));
    return;
  }
  await store.command(createLines(number));
  if (again) await store.command(dropPart(linesTable(number), part.number));
  await put(insertMapped(kind, number, source, mapping));
  await store.command(insertFromMapped(kind, number, part.number, now.getTime()), {}, reading);
  await store.command(dropPart(linesTable(number), part.number));
}

/** @throws Error when a line is there twice: an insert that was given up went on after all. */
export async function countStaged(store: Warehouse, number: bigint): Promise<StagedCounts> {
  const [counts] = await store.rows<{ lines: string; distinct: string; rejected: string }>(
    `SELECT count() AS lines, toUInt64(groupBitmap(number)) AS distinct, countIf(reason != '') AS rejected FROM ${stagingTable(number)}`,
  );
  if (counts?.lines !== counts?.distinct) throw new Error(`Lines of batch ${number} were staged twice.`);
  return { lines: Number(counts?.lines ?? 0), rejected: Number(counts?.rejected ?? 0) };
}

/** Makes the rows that exchanges of a batch add to what is stored. */
export async function makeExchangeRows(
  store: Warehouse,
  batch: BatchTables & Pick<IngestBatch, "lines" | "rejected">,
  rule: TextRule,
  options: QueryOptions = {},
): Promise<void> {
  const writers = twoWriters(Math.max(1, Number(batch.lines - batch.rejected)));
  const drops = dropsTable(batch.number, batch.attempt);
  await store.command(`DROP TABLE IF EXISTS ${drops} SYNC`);
  await store.command(`CREATE TABLE ${drops} (number UInt32) ENGINE = MergeTree ORDER BY number`);
  for (const sql of createRows(batch)) await store.command(sql);
  await store.command(dropLinesStored(batch), {}, { ...options, settings: spill });
  const [found] = await store.rows<{ repeats: string }>(countRepeats(batch));
  if (Number(found?.repeats ?? 0) > 0) await store.command(dropRepeats(batch), {}, { ...options, settings: spill });
  await store.command(exchangeRows(batch, rule), {}, { ...options, settings: { ...spill, ...inLevels, ...writers } });
}

/** Takes out what other batches have stored since the rows were made. */
export async function dropStoredSince(store: Warehouse, batch: BatchTables): Promise<void> {
  const [found] = await store.rows<{ stored: string }>(countStored(batch));
  if (Number(found?.stored ?? 0) > 0) await store.command(dropStored(batch), {}, { settings: sync });
}

/** Makes the rows by which a batch of accounts or releases says something new. */
export async function makeAttributeRows(store: Warehouse, batch: BatchTables, recordedAt: Date): Promise<void> {
  for (const sql of createRows(batch)) await store.command(sql);
  const sql = batch.kind === "accounts" ? accountRows(batch) : releaseRows(batch);
  await store.command(
    sql,
    { recordedAt: recordedAt.toISOString().replace("T", " ").replace("Z", "") },
    { settings: spill },
  );
}

export async function countRows(store: Warehouse, batch: BatchTables): Promise<number> {
  const [found] = await store.rows<{ rows: string }>(
    `SELECT count() AS rows FROM ${rowsTable(batch.number, batch.attempt)}`,
  );
  return Number(found?.rows ?? 0);
}

/** Removes all tables of a batch, whichever attempts made them. */
export async function dropStaging(store: Warehouse, number: bigint): Promise<void> {
  const tables = await store.rows<{ name: string }>(
    `SELECT name FROM system.tables WHERE database = currentDatabase()
     AND (name = {exact:String} OR startsWith(name, {prefix:String}))`,
    { exact: stagingTable(number), prefix: `${stagingTable(number)}_` },
  );
  for (const { name } of tables) await store.command(`DROP TABLE IF EXISTS ${name} SYNC`);
}

/** Numbers of the batches that have tables of their own. */
export async function stagedNumbers(store: Warehouse): Promise<bigint[]> {
  const rows = await store.rows<{ number: string }>(
    `SELECT DISTINCT extract(name, '^ingest_(\\\\d+)') AS number FROM system.tables
     WHERE database = currentDatabase() AND match(name, '^ingest_\\\\d+(_|$)')`,
  );
  return rows.map((row) => BigInt(row.number));
}
