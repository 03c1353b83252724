import type { Warehouse } from "@/lib/warehouse";
import type { ValueKind } from "../contract";
import type { EpochValue } from "./epoch";
import { accountsAmongQuery, guessesQuery } from "./seeds.sql";

/** What an account held when the epoch was opened: places of values. */
export interface EpochHolder {
  accountId: string;
  number: number;
  held: number[];
}

/** What some accounts held; those that the epoch does not know are left out. */
export const readEpochHolders = (store: Warehouse, epoch: string, accounts: readonly string[]) =>
  store.rows<EpochHolder>(
    `SELECT account_id AS accountId, number, held FROM detection_epoch_held
     WHERE run_id = {epoch:UUID} AND account_id IN {accounts:Array(String)} ORDER BY number`,
    { epoch, accounts },
  );

/** Numbers of accounts that the epoch knows. */
export async function readEpochNumbers(store: Warehouse, epoch: string, accounts: readonly string[]) {
  if (accounts.length === 0) return [];
  const rows = await store.rows<{ number: number }>(
    `SELECT number FROM detection_epoch_held WHERE run_id = {epoch:UUID} AND account_id IN {accounts:Array(String)}`,
    { epoch, accounts },
  );
  return rows.map(({ number }) => number);
}

const valueColumns = "kind, toString(value) AS value, slot, place, overall, anywhere, hub, listed";

/** Values by their places. */
export const readEpochPlaces = (store: Warehouse, epoch: string, places: readonly number[]) =>
  store.rows<EpochValue>(
    `SELECT ${valueColumns} FROM detection_epoch_place
     WHERE run_id = {epoch:UUID} AND place IN {places:Array(UInt32)} ORDER BY place`,
    { epoch, places },
  );

/** The values that some accounts held. */
export const readEpochValuesHeld = (store: Warehouse, epoch: string, accounts: readonly string[]) =>
  store.rows<EpochValue>(
    `SELECT ${valueColumns} FROM detection_epoch_place
     WHERE run_id = {epoch:UUID} AND place IN (
       SELECT arrayJoin(held) FROM detection_epoch_held WHERE run_id = {epoch:UUID} AND account_id IN {accounts:Array(String)})
     ORDER BY place`,
    { epoch, accounts },
  );

/** The values that any of some hashes is one of, in all of their windows; `hash` names the one that was asked for. */
export const readEpochValuesOf = (
  store: Warehouse,
  epoch: string,
  hashes: readonly { kind: ValueKind; value: string }[],
) =>
  store.rows<EpochValue>(
    `SELECT ${valueColumns} FROM detection_epoch_value
     WHERE run_id = {epoch:UUID} AND (kind, value) IN (
       SELECT arrayJoin(arrayZip({kinds:Array(String)}, arrayMap(text -> toUInt64(text), {values:Array(String)}))))
     ORDER BY place`,
    { epoch, kinds: hashes.map(({ kind }) => kind), values: hashes.map(({ value }) => value) },
  );

/** Whether the epoch knows who held its values: one that was opened before that was kept does not. */
export async function hasEpochHolders(store: Warehouse, epoch: string): Promise<boolean> {
  const rows = await store.rows("SELECT 1 FROM detection_epoch_number WHERE run_id = {epoch:UUID} LIMIT 1", { epoch });
  return rows.length > 0;
}

/** Holders of a value, by its place. */
export interface PlaceHolders {
  place: number;
  numbers: number[];
}

/** Who holds each of some values. */
export const readHolders = (store: Warehouse, epoch: string, places: readonly number[]) =>
  store.rows<PlaceHolders>(
    `SELECT place, groupArray(number) AS numbers FROM detection_epoch_holder
     WHERE run_id = {epoch:UUID} AND place IN {places:Array(UInt32)} GROUP BY place ORDER BY place`,
    { epoch, places },
  );

/** Which of some accounts hold which of some values, by place. */
export const readHoldersAmong = (
  store: Warehouse,
  epoch: string,
  places: readonly number[],
  numbers: readonly number[],
) =>
  store.rows<PlaceHolders>(
    `SELECT place, groupArray(number) AS numbers FROM detection_epoch_holder
     WHERE run_id = {epoch:UUID} AND place IN {places:Array(UInt32)} AND number IN {numbers:Array(UInt32)}
     GROUP BY place ORDER BY place`,
    { epoch, places, numbers },
  );

/** Ids of accounts by their numbers. */
export async function readEpochIds(
  store: Warehouse,
  epoch: string,
  numbers: readonly number[],
): Promise<Map<number, string>> {
  const rows = await store.rows<{ number: number; id: string }>(
    `SELECT number, account_id AS id FROM detection_epoch_number
     WHERE run_id = {epoch:UUID} AND number IN {numbers:Array(UInt32)}`,
    { epoch, numbers },
  );
  return new Map(rows.map(({ number, id }) => [number, id]));
}

export interface Guess {
  /** Place of the text, from 0. */
  n: number;
  kind: ValueKind;
  value: string;
}

/** The hashes that texts would have as values of the kinds that they may be of, masked and normalised as at ingest. */
export const readGuesses = (store: Warehouse, texts: readonly string[]) =>
  store.rows<Omit<Guess, "n"> & { n: string }>(guessesQuery, { texts });

/** Which of some texts are accounts. */
export async function readAccountsAmong(store: Warehouse, texts: readonly string[]): Promise<Set<string>> {
  const rows = await store.rows<{ id: string }>(accountsAmongQuery, { texts });
  return new Set(rows.map(({ id }) => id));
}

/** Accounts that hold any of some values; those of the values that are named first come first. */
export const readHolderNumbers = (store: Warehouse, epoch: string, places: readonly number[], most: number) =>
  store.rows<{ number: number; total: number }>(
    `SELECT number, toUInt32(count() OVER ()) AS total FROM (
       SELECT number, min(indexOf({places:Array(UInt32)}, place)) AS rank FROM detection_epoch_holder
       WHERE run_id = {epoch:UUID} AND place IN {places:Array(UInt32)} GROUP BY number)
     ORDER BY rank, number LIMIT {most:UInt32}`,
    { epoch, places, most },
  );

/** Addresses that are looked at: accounts that are behind more are behind all. */
const mostAddresses = 20_000;

/** Addresses that some accounts shared with anybody when the epoch was opened, and accounts besides `members` that had them too. */
export async function countBeside(
  store: Warehouse,
  epoch: string,
  accounts: readonly string[],
  members: readonly string[],
): Promise<{ addresses: number; neighbours: number }> {
  const [row] = await store.rows<{ addresses: string; neighbours: string }>(
    `SELECT uniqExact(place) AS addresses, uniqExactIf(number, number NOT IN (
         SELECT number FROM detection_epoch_held WHERE run_id = {epoch:UUID} AND account_id IN {members:Array(String)})) AS neighbours
     FROM detection_epoch_holder WHERE run_id = {epoch:UUID} AND place IN (
       SELECT place FROM detection_epoch_place WHERE run_id = {epoch:UUID} AND kind = 'ip' AND place IN (
         SELECT arrayJoin(held) FROM detection_epoch_held WHERE run_id = {epoch:UUID} AND account_id IN {accounts:Array(String)})
       LIMIT ${mostAddresses})`,
    { epoch, accounts, members },
  );
  return { addresses: Number(row?.addresses ?? 0), neighbours: Number(row?.neighbours ?? 0) };
}
