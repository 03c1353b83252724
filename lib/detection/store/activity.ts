import type { Warehouse } from "@/lib/warehouse";
import type { ValueKind } from "../contract";
import type { Group, GroupActivity, Habit, MemberWork, PivotRow, WrapperUse } from "../model";
import {
  pivotQuery,
  repeatsQuery,
  sightingsQuery,
  type WrapperKind,
  workQuery,
  wrapperKinds,
  wrapperUseQuery,
  writeExchangesQuery,
} from "./activity.sql";
import { habitsQuery } from "./history.sql";
import { trafficValues } from "./incidences.sql";
import { options, type Reading } from "./reading";
import { dropOtherRuns } from "./run-tables";
import { scheduleQuery } from "./schedule.sql";

/** Tells the traffic store who is in which group (numbered from 1), so that it can be asked about groups. */
export async function writeMembers(
  store: Warehouse,
  reading: Reading,
  groups: readonly Pick<Group, "core" | "associated">[],
  ids: readonly string[],
): Promise<void> {
  function* rows() {
    for (const [i, { core, associated }] of groups.entries()) {
      for (const account of [...core, ...associated]) {
        yield { run_id: reading.runId, number: i + 1, account_id: ids[account] ?? "" };
      }
    }
  }
  await store.insert("detection_member", rows(), options(reading));
}

/** Gathers what members sent: what the questions about groups are asked of. */
export const writeExchanges = (store: Warehouse, reading: Reading): Promise<void> =>
  store.command(writeExchangesQuery, { run: reading.runId }, options(reading));

const workTables = [
  "detection_account",
  "detection_exchange",
  "detection_member",
  "detection_moved",
  "detection_wrapper",
];

/** Forgets what was written for runs other than these: those that are over, and those whose process was killed. */
export const dropWork = (store: Warehouse, keep: readonly string[]): Promise<void> =>
  dropOtherRuns(store, workTables, keep);

export async function readWrapperUse(store: Warehouse, reading: Reading): Promise<WrapperUse[]> {
  const found: WrapperUse[] = [];
  for (const kind of wrapperKinds) {
    const rows = await store.rows<Omit<WrapperUse, "kind">>(
      wrapperUseQuery(kind),
      { run: reading.runId },
      options(reading),
    );
    for (const row of rows) found.push({ ...row, kind });
  }
  return found;
}

/** Writes the wrappers that extract, then counts what each member did of the work that they mark. */
export async function readWork(
  store: Warehouse,
  reading: Reading,
  wrappers: readonly { number: number; kind: WrapperKind; value: string }[],
): Promise<MemberWork[]> {
  const rows = wrappers.map((wrapper) => ({ run_id: reading.runId, ...wrapper }));
  await store.insert("detection_wrapper", rows, options(reading));
  return store.rows<MemberWork>(workQuery, { run: reading.runId }, options(reading));
}

export interface Sighting {
  number: number;
  kind: ValueKind;
  value: string;
  firstSeen: string;
  lastSeen: string;
  exchangeIds: string[];
}

/** When and where the members of groups used some values; kinds that traffic does not show are left out. */
export async function readSightings(
  store: Warehouse,
  reading: Reading,
  values: readonly { number: number; kind: ValueKind; value: string }[],
): Promise<Sighting[]> {
  const seen = values.filter(({ kind }) => trafficValues[kind] !== undefined);
  await store.insert(
    "detection_wrapper",
    seen.map((value) => ({ run_id: reading.runId, ...value })),
    options(reading),
  );
  const found: Sighting[] = [];
  for (const kind of new Set(seen.map((value) => value.kind))) {
    const rows = await store.rows<Omit<Sighting, "kind">>(
      sightingsQuery(kind),
      { run: reading.runId },
      options(reading),
    );
    for (const row of rows) found.push({ ...row, kind });
  }
  return found;
}

export const readRepeats = (store: Warehouse, reading: Reading) =>
  store.rows<GroupActivity["repeats"] & { number: number }>(repeatsQuery, { run: reading.runId }, options(reading));

export const readSchedules = (store: Warehouse, reading: Reading) =>
  store.rows<GroupActivity["schedule"] & { number: number }>(scheduleQuery, { run: reading.runId }, options(reading));

export const readPivots = (store: Warehouse, reading: Reading, of: "everybody" | "members"): Promise<PivotRow[]> =>
  store.rows<PivotRow>(pivotQuery(of), { run: reading.runId }, options(reading));

/** With what and through which networks members were used, before and beside the group's work; those that do none of it are left out. */
export async function readHabits(store: Warehouse, reading: Reading): Promise<Map<string, Habit[]>> {
  type Row = { accountId: string; trait: Habit["trait"]; uses: [number, number, number, number][] };
  const habits = new Map<string, Habit[]>();
  for (const { accountId, trait, uses } of await store.rows<Row>(
    habitsQuery,
    { run: reading.runId },
    options(reading),
  )) {
    const known = habits.get(accountId) ?? [];
    habits.set(accountId, known);
    known.push({ trait, uses: uses.map(([, before, own, worked]) => ({ before, own, worked })) });
  }
  return habits;
}
