import type { Warehouse } from "@/lib/warehouse";
import type { Linkage } from "../analyse";
import type { Tier, ValueKind } from "../contract";
import { exchangesOf } from "../links/incidences";
import { holdersAnywhere } from "../links/timeless";
import type { AccountProfile, Incidences } from "../model";
import type { Ubiquitous } from "./evidence";
import { options, type Reading } from "./reading";
import { dropOtherRuns } from "./run-tables";
import { wayBackQueries, writeAccountsQuery, writePartsQuery } from "./within.sql";

/** A member of a group when the epoch was opened, or an account that its profile was made of. */
export interface EpochMember {
  number: number;
  accountId: string;
  /** Empty for an account that did not fit the profile that was made of it. */
  tier: Tier | "";
  /** Nats in all, and by strand. */
  evidence: { total: number; byStrand: number[] } | null;
  /** Whether the profile was made of it. */
  inBasis: boolean;
}

export interface EpochValue {
  kind: ValueKind;
  value: string;
  slot: number;
  /** Its place in the list of the run that opened the epoch. */
  place: number;
  overall: number;
  /** Holders in any window of the value. */
  anywhere: number;
  hub: 0 | 1;
  /** Warninglists that name it. */
  listed: readonly string[];
}

const epochTables = [
  "detection_epoch_account",
  "detection_epoch_held",
  "detection_epoch_holder",
  "detection_epoch_number",
  "detection_epoch_part",
  "detection_epoch_place",
  "detection_epoch_value",
  "detection_epoch_member",
  "detection_epoch_outside",
];

async function insertAll<Row extends object>(store: Warehouse, table: string, rows: Iterable<Row>, reading: Reading) {
  function* own() {
    for (const row of rows) yield { run_id: reading.runId, ...row };
  }
  await store.insert(table, own(), options(reading));
}

/** Says what there is before anything else of a run is read, so that what comes later is seen to have come. */
export async function writeEpochExtent(store: Warehouse, reading: Reading): Promise<void> {
  for (const query of [writePartsQuery, writeAccountsQuery]) {
    await store.command(query, { run: reading.runId }, options(reading));
  }
}

export async function writeEpochValues(
  store: Warehouse,
  reading: Reading,
  { table, hubs, listed }: Pick<Linkage, "table" | "hubs" | "listed">,
  ubiquitous: readonly Ubiquitous[],
): Promise<void> {
  const anywhere = holdersAnywhere(table);
  function* values(): Generator<EpochValue> {
    for (let v = 0; v < table.count; v++) {
      yield {
        ...{ kind: table.kind[v] as ValueKind, value: table.id[v] ?? "", slot: table.slot[v] ?? 0, place: v },
        ...{ overall: table.overall[v] ?? 0, anywhere: anywhere[v] ?? 0, hub: hubs[v] === 1 ? 1 : 0 },
        listed: listed.get(v) ?? [],
      };
    }
    for (const [i, value] of ubiquitous.entries()) {
      yield { ...value, place: table.count + i, anywhere: value.overall, hub: 0, listed: [] };
    }
  }
  await insertAll(store, "detection_epoch_value", values(), reading);
}

/** Keeps what every account of a run holds, with its families. */
export async function writeEpochHeld(
  store: Warehouse,
  reading: Reading,
  { table, ids, masks }: { table: Incidences; ids: readonly string[]; masks: Uint8Array },
): Promise<void> {
  function* rows() {
    for (const [account, account_id] of ids.entries()) {
      const held = Array.from(table.values.subarray(table.accountStart[account], table.accountStart[account + 1]));
      const exchanges = held.map((v) => exchangesOf(table, v, account));
      yield { account_id, number: account, mask: masks[account] ?? 0, held, exchanges };
    }
  }
  await insertAll(store, "detection_epoch_held", rows(), reading);
  for (const query of wayBackQueries) await store.command(query, { run: reading.runId }, options(reading));
}

export const writeEpochMembers = (
  store: Warehouse,
  reading: Reading,
  members: Iterable<EpochMember>,
): Promise<void> => {
  function* rows() {
    for (const { number, accountId, tier, evidence, inBasis } of members) {
      const fit = JSON.stringify(evidence);
      yield { number, account_id: accountId, tier, evidence: fit, in_basis: inBasis ? 1 : 0 };
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
  }
  const members: EpochMember[] = [];
  const blocks = store.stream<Row>(
    `SELECT number, account_id, tier, evidence, in_basis FROM detection_epoch_member
     WHERE run_id = {epoch:UUID} ORDER BY number, account_id`,
    { epoch },
    options(reading),
  );
  for await (const block of blocks) {
    for (const { number, account_id, tier, evidence, in_basis } of block) {
      members.push({ number, accountId: account_id, tier, evidence: JSON.parse(evidence), inBasis: in_basis === 1 });
    }
  }
  return members;
}

export async function readEpochOutside(store: Warehouse, epoch: string, reading: Reading): Promise<AccountProfile[]> {
  const rows = await store.rows<{ profile: string }>(
    "SELECT profile FROM detection_epoch_outside WHERE run_id = {epoch:UUID} ORDER BY account_id",
    { epoch },
    options(reading),
  );
  return rows.map(({ profile }) => JSON.parse(profile));
}

/** Drops what epochs other than these measured by. */
export const dropEpochs = (store: Warehouse, keep: readonly string[]): Promise<void> =>
  dropOtherRuns(store, epochTables, keep);
