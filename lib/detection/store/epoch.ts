import type { Warehouse } from "@/lib/warehouse";
import type { Tier, ValueKind } from "../contract";
import { holdersAnywhere } from "../links/timeless";
import type { AccountProfile, Incidences } from "../model";
import type { Ubiquitous } from "./evidence";
import { options, type Reading } from "./reading";
import { dropOtherRuns, insertRows } from "./run-tables";

/** A member of a group when the epoch was opened, or an account that its profile was made of. */
export interface EpochMember {
  number: number;
  accountId: string;
  /** Empty for an account that did not fit the profile that was made of it. */
  tier: Tier | "";
  /** Nats in all, and by strand. */
  evidence: { total: number; byStrand: number[] } | null;
  /** What it held, when the profile was made of it. */
  held: { kind: ValueKind; value: string; slot: number }[] | null;
}

export interface EpochValue {
  kind: ValueKind;
  value: string;
  slot: number;
  overall: number;
  /** Holders in any window of the value. */
  anywhere: number;
  hub: 0 | 1;
}

const epochTables = [
  "detection_epoch_account",
  "detection_epoch_value",
  "detection_epoch_member",
  "detection_epoch_outside",
];

async function insertAll<Row extends object>(store: Warehouse, table: string, rows: Iterable<Row>, reading: Reading) {
  function* own() {
    for (const row of rows) yield { run_id: reading.runId, ...row };
  }
  await insertRows(store, table, own(), options(reading));
}

const accountStates = `
  SELECT account_id, toUInt32(sum(n)) AS exchanges, toInt64(max(at)) AS attributes_at FROM (
    SELECT account_id, count() AS n, 0 AS at FROM exchange GROUP BY account_id
    UNION ALL SELECT account_id, 0, toUnixTimestamp64Milli(recorded_at) FROM account_latest)
  GROUP BY account_id`;

/** Says how much there is of every account before anything else of a run is read, so that what comes later is seen to have come. */
export const writeEpochAccounts = (store: Warehouse, reading: Reading): Promise<void> =>
  store.command(
    `INSERT INTO detection_epoch_account SELECT {run:UUID}, account_id, exchanges, attributes_at FROM (${accountStates})`,
    { run: reading.runId },
    options(reading),
  );

export async function writeEpochValues(
  store: Warehouse,
  reading: Reading,
  { table, hubs }: { table: Incidences; hubs: Uint8Array },
  ubiquitous: readonly Ubiquitous[],
): Promise<void> {
  const anywhere = holdersAnywhere(table);
  function* values(): Generator<EpochValue> {
    for (let v = 0; v < table.count; v++) {
      yield {
        ...{ kind: table.kind[v] as ValueKind, value: table.id[v] ?? "", slot: table.slot[v] ?? 0 },
        ...{ overall: table.overall[v] ?? 0, anywhere: anywhere[v] ?? 0, hub: hubs[v] === 1 ? 1 : 0 },
      };
    }
    for (const value of ubiquitous) yield { ...value, anywhere: value.overall, hub: 0 };
  }
  await insertAll(store, "detection_epoch_value", values(), reading);
}

export const writeEpochMembers = (
  store: Warehouse,
  reading: Reading,
  members: Iterable<EpochMember>,
): Promise<void> => {
  function* rows() {
    for (const { number, accountId, tier, evidence, held } of members) {
      yield {
        ...{ number, account_id: accountId, tier, evidence: JSON.stringify(evidence), in_basis: held ? 1 : 0 },
        kinds: held?.map(({ kind }) => kind) ?? [],
        held: held?.map(({ value }) => value) ?? [],
        slots: held?.map(({ slot }) => slot) ?? [],
      };
    }
  }
  return insertAll(store, "detection_epoch_member", rows(), reading);
};

export const writeEpochOutside = (
  store: Warehouse,
  reading: Reading,
  profiles: readonly AccountProfile[],
): Promise<void> =>
  insertAll(
    store,
    "detection_epoch_outside",
    profiles.map((profile) => ({ account_id: profile.accountId, profile: JSON.stringify(profile) })),
    reading,
  );

/** By group and account. */
export async function readEpochMembers(store: Warehouse, epoch: string, reading: Reading): Promise<EpochMember[]> {
  interface Row {
    number: number;
    account_id: string;
    tier: Tier | "";
    evidence: string;
    in_basis: number;
    kinds: ValueKind[];
    held: string[];
    slots: number[];
  }
  const members: EpochMember[] = [];
  const blocks = store.stream<Row>(
    `SELECT number, account_id, tier, evidence, in_basis, kinds, arrayMap(v -> toString(v), held) AS held, slots
     FROM detection_epoch_member WHERE run_id = {epoch:UUID} ORDER BY number, account_id`,
    { epoch },
    options(reading),
  );
  for await (const block of blocks) {
    for (const { number, account_id, tier, evidence, in_basis, kinds, held, slots } of block) {
      const list = kinds.map((kind, i) => ({ kind, value: held[i] ?? "", slot: slots[i] ?? 0 }));
      members.push({
        ...{ number, accountId: account_id, tier, evidence: JSON.parse(evidence) },
        held: in_basis === 1 ? list : null,
      });
    }
  }
  return members;
}

/** What the epoch knows of the values that profiles of its groups are made of. */
export const readEpochValues = (store: Warehouse, epoch: string, reading: Reading): Promise<EpochValue[]> =>
  store.rows<EpochValue>(
    `SELECT kind, toString(value) AS value, slot, overall, anywhere, hub FROM detection_epoch_value
     WHERE run_id = {epoch:UUID} AND value IN (SELECT arrayJoin(held) FROM detection_epoch_member WHERE run_id = {epoch:UUID})`,
    { epoch },
    options(reading),
  );

export async function readEpochOutside(store: Warehouse, epoch: string, reading: Reading): Promise<AccountProfile[]> {
  const rows = await store.rows<{ profile: string }>(
    "SELECT profile FROM detection_epoch_outside WHERE run_id = {epoch:UUID} ORDER BY account_id",
    { epoch },
    options(reading),
  );
  return rows.map(({ profile }) => JSON.parse(profile));
}

/** Accounts with traffic, or attributes, that were not there when the epoch was opened; `isNew` when nothing of them was. */
export const readMoved = (
  store: Warehouse,
  epoch: string,
  reading: Reading,
): Promise<{ account_id: string; is_new: boolean }[]> =>
  store.rows(
    `SELECT account_id, known = 0 AS is_new FROM (
       SELECT account_id, sum(side = 'then') AS known, sumIf(exchanges, side = 'now') != sumIf(exchanges, side = 'then')
         OR maxIf(attributes_at, side = 'now') != maxIf(attributes_at, side = 'then') AS moved
       FROM (
         SELECT 'now' AS side, account_id, exchanges, attributes_at FROM (${accountStates})
         UNION ALL
         SELECT 'then', account_id, exchanges, attributes_at FROM detection_epoch_account WHERE run_id = {epoch:UUID})
       GROUP BY account_id)
     WHERE moved ORDER BY account_id`,
    { epoch },
    options(reading),
  );

export async function readEpochAccounts(store: Warehouse, epoch: string, reading: Reading): Promise<string[]> {
  const rows = await store.rows<{ account_id: string }>(
    "SELECT account_id FROM detection_epoch_account WHERE run_id = {epoch:UUID}",
    { epoch },
    options(reading),
  );
  return rows.map((row) => row.account_id);
}

/** Numbers some accounts in the order in which they are given. */
export const numberSome = (store: Warehouse, reading: Reading, ids: readonly string[]): Promise<void> =>
  insertAll(
    store,
    "detection_account",
    ids.map((account_id, i) => ({ account_id, i })),
    reading,
  );

/** Drops what epochs other than these measured by. */
export const dropEpochs = (store: Warehouse, keep: readonly string[]): Promise<void> =>
  dropOtherRuns(store, epochTables, keep);
