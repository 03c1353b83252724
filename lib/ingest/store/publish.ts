import type { Warehouse } from "@/lib/warehouse";
import type { IngestBatch } from "@/prisma/generated/client";
import type { BatchTables, TextRule } from "../sql/prepare.sql";
import {
  attachAll,
  attachDay,
  type DayCount,
  keysOfPublished,
  publishCurrent,
  publishedByDay,
  publishHistory,
  publishKeys,
  publishRejects,
  publishReleases,
  rowsByDay,
  withdrawDay,
  withdrawHistory,
} from "../sql/publish.sql";
import { rowsTable } from "../sql/staging.sql";

const sync = { mutations_sync: 2 } as const;

/** Days (UTC) that the rows of a batch of exchanges fall on, with their counts. */
export const readDays = (store: Warehouse, batch: BatchTables): Promise<DayCount[]> => store.rows(rowsByDay(batch));

const readPublished = async (store: Warehouse, number: bigint, days: string[]): Promise<Map<string, number>> => {
  const rows = await store.rows<DayCount>(publishedByDay(number), { days });
  return new Map(rows.map((row) => [row.day, Number(row.rows)]));
};

/** Days that are attached at once: each takes the engine little, and its turn. */
const atOnce = 2;

async function publishDay(store: Warehouse, batch: BatchTables, day: string, inPart: boolean): Promise<void> {
  if (inPart) await store.command(withdrawDay(batch.number, day), {}, { settings: sync });
  await store.command(attachDay(batch, day));
}

async function publishDays(
  store: Warehouse,
  batch: BatchTables,
  days: readonly DayCount[],
  published: ReadonlyMap<string, number>,
): Promise<void> {
  for (let i = 0; i < days.length; i += atOnce) {
    const some = days.slice(i, i + atOnce);
    await Promise.all(some.map(({ day }) => publishDay(store, batch, day, published.has(day))));
  }
}

/** Rounds in which a day is made right before that is given up as hopeless. */
const rounds = 3;

/**
 * Publishes the rows of a batch, whatever an earlier try has done of it already: all days by one statement, and after an interruption
 * those that are not whole. A day is attached as a whole; one that holds another number of the batch's rows than it should was
 * interrupted, and is withdrawn first.
 */
export async function publishExchanges(store: Warehouse, batch: BatchTables): Promise<void> {
  const wanted = await readDays(store, batch);
  const days = wanted.map(({ day }) => day);
  for (let round = 0; days.length > 0; round++) {
    const published = await readPublished(store, batch.number, days);
    const wrong = wanted.filter(({ day, rows }) => published.get(day) !== Number(rows));
    if (wrong.length === 0) break;
    if (round === rounds)
      throw new Error(`Batch ${batch.number} cannot be published on ${wrong.map(({ day }) => day)}.`);
    if (published.size === 0) await store.command(attachAll(batch));
    else await publishDays(store, batch, wrong, published);
  }
  await store.command(publishKeys(batch));
}

export async function publishAccounts(store: Warehouse, batch: BatchTables): Promise<void> {
  const count = async (table: string, where: string) => {
    const [found] = await store.rows<{ rows: string }>(`SELECT count() AS rows FROM ${table} WHERE ${where}`);
    return Number(found?.rows ?? 0);
  };
  const wanted = await count(rowsTable(batch.number, batch.attempt), "true");
  const published = await count("account", `batch = ${batch.number}`);
  if (published !== wanted) {
    if (published > 0) await store.command(withdrawHistory(batch.number), {}, { settings: sync });
    await store.command(publishHistory(batch));
  }
  await store.command(publishCurrent(batch));
}

type Published = BatchTables & Pick<IngestBatch, "rejected" | "requestedBy" | "reading">;

/** Says whose a batch is; before its rows, so that no roll-up meets rows of an unknown source. */
const publishSource = (
  store: Warehouse,
  { number, kind, requestedBy, reading }: Published,
  takenAt: Date,
): Promise<unknown> =>
  store.insert("batch_source", [
    {
      batch: String(number),
      kind,
      sender: requestedBy,
      reading: reading ?? "",
      taken_at: takenAt.toISOString().replace("T", " ").replace("Z", ""),
    },
  ]);

/** Publishes the rows and the rejects of a prepared batch. Repeating it changes nothing that was published. */
export async function publish(
  store: Warehouse,
  batch: Published,
  { takenAt, ...rule }: TextRule & { takenAt: Date },
): Promise<void> {
  await publishSource(store, batch, takenAt);
  if (batch.kind === "exchanges") await publishExchanges(store, batch);
  else if (batch.kind === "accounts") await publishAccounts(store, batch);
  else await store.command(publishReleases(batch));
  if (batch.rejected > 0n) await store.command(publishRejects(batch.number, rule));
}

/**
 * For a batch whose staged rows are gone (a traffic store put back from a copy): remembers the ids of what it did publish,
 * so that sending the data again adds just what is missing. Gives the number of rows published.
 */
export async function keepPublished(store: Warehouse, number: bigint, days: string[]): Promise<number> {
  if (days.length === 0) return 0;
  await store.command(keysOfPublished(number), { days });
  const published = await readPublished(store, number, days);
  return [...published.values()].reduce((sum, rows) => sum + rows, 0);
}

/** True when the rows of a batch are where publication takes them from. */
export async function hasRows(store: Warehouse, { number, attempt }: BatchTables): Promise<boolean> {
  const [found] = await store.rows<{ tables: string }>(
    "SELECT count() AS tables FROM system.tables WHERE database = currentDatabase() AND name = {name:String}",
    { name: rowsTable(number, attempt) },
  );
  return Number(found?.tables ?? 0) > 0;
}
