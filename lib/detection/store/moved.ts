import type { Warehouse } from "@/lib/warehouse";
import { options, type Reading } from "./reading";
import { numberedWithinQuery, numberWithinQuery, partsQuery, writeMovedQuery } from "./within.sql";

/** What came since an epoch was opened: the days that have any of it, and whether anything that was there is gone. */
export interface Parts {
  days: string[];
  hasLost: boolean;
}

export async function readParts(store: Warehouse, epoch: string, reading: Reading): Promise<Parts> {
  const [row] = await store.rows<{ days: string[]; lost: string }>(partsQuery, { epoch }, options(reading));
  return { days: row?.days ?? [], hasLost: Number(row?.lost ?? 0) > 0 };
}

/** Accounts of a run within an epoch, by index, in the order of their ids. */
export interface NumberedAccounts {
  ids: string[];
  /** Index by id. */
  numbers: ReadonlyMap<string, number>;
  /** 1 for accounts with anything that came since, and for those whose attributes did. */
  moved: Uint8Array;
  changed: Uint8Array;
  /** Accounts that the epoch does not know. */
  added: number;
  /** A bit for each family that an account had anything in. */
  masks: Uint8Array;
}

export interface WithinReading extends Reading {
  epoch: string;
  days: readonly string[];
}

/** Numbers what moved and what belonged to any set; everything when all are to be asked. */
export async function numberWithin(
  store: Warehouse,
  { epoch, days, ...reading }: WithinReading,
  everyAccount: boolean,
): Promise<NumberedAccounts> {
  const parameters = { run: reading.runId, epoch, days };
  for (const query of [writeMovedQuery, numberWithinQuery(everyAccount)]) {
    await store.command(query, parameters, options(reading));
  }
  interface Row {
    id: string;
    moved: number;
    changed: number;
    added: number;
    mask: number;
  }
  const rows = await store.rows<Row>(numberedWithinQuery, parameters, options(reading));
  return {
    ids: rows.map(({ id }) => id),
    numbers: new Map(rows.map(({ id }, i) => [id, i])),
    moved: Uint8Array.from(rows, (row) => row.moved),
    changed: Uint8Array.from(rows, (row) => row.changed),
    added: rows.reduce((sum, row) => sum + row.added, 0),
    masks: Uint8Array.from(rows, (row) => row.mask),
  };
}
