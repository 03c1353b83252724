import type { Warehouse } from "@/lib/warehouse";
import type { Configuration } from "../configuration";
import { families, type ValueKind, valueKinds } from "../contract";
import { IncidencesBuilder } from "../links/incidences";
import type { AccountProfile, Incidences, SharedValueRow } from "../model";
import { availabilityQuery, everything, incidenceSources, sharedValuesQuery, type Tables } from "./incidences.sql";
import { numberAccountsQuery } from "./numbered.sql";
import { profilesQuery } from "./profiles.sql";
import { options, type Reading } from "./reading";

/** Gives every known account its number: its place in the sorted list of ids. */
export const numberAccounts = (store: Warehouse, reading: Reading): Promise<void> =>
  store.command(numberAccountsQuery, { run: reading.runId }, options(reading));

/** The numbered accounts: their ids in ascending order, with a bit for each family that they have anything in. */
export async function readAvailability(store: Warehouse, { runId: run, signal, ...more }: Reading, of: Tables) {
  const rows = await store.rows<{ account_id: string; mask: number }>(
    availabilityQuery(of),
    { run, ...more },
    options({ runId: run, signal }),
  );
  const masks = Uint8Array.from(rows, (row) => row.mask);
  const totals = Float64Array.from(families, (_, f) => masks.reduce((sum, mask) => sum + ((mask >> f) & 1), 0));
  return { ids: rows.map((row) => row.account_id), masks, totals };
}

/** A value that is not looked at, since more accounts hold it than weigh anything. */
export interface Ubiquitous {
  kind: ValueKind;
  value: string;
  slot: number;
  overall: number;
}

/**
 * Accounts beyond which the weight of a value is zero (it would be below that at m · N): it cannot matter, and it would be the
 * bulk of the rows.
 */
export const mostHolders = (kind: ValueKind, accounts: number, config: Configuration): number =>
  Math.max(2, Math.floor(config.families[valueKinds[kind]].m * accounts));

/** All values that at least two accounts share, over all kinds. */
export async function readSharedValues(
  store: Warehouse,
  reading: Reading,
  accounts: number,
  config: Configuration,
): Promise<{ table: Incidences; ubiquitous: Ubiquitous[] }> {
  const ubiquitous: Ubiquitous[] = [];
  const sources = incidenceSources(config.signupWindowHours, everything);
  const builder = new IncidencesBuilder();
  for (const kind of Object.keys(valueKinds) as ValueKind[]) {
    const most = mostHolders(kind, accounts, config);
    const blocks = store.stream<Omit<SharedValueRow, "kind"> & { overall: number }>(
      sharedValuesQuery(sources[kind]),
      { run: reading.runId, most },
      options(reading),
    );
    for await (const block of blocks) {
      for (const { value, slot, overall, ...held } of block) {
        if (overall > most) ubiquitous.push({ kind, value, slot, overall });
        else builder.add({ kind, value, slot, ...held });
      }
    }
  }
  return { table: builder.build(accounts), ubiquitous };
}

/** What accounts did, in the order of their index, as they come. */
export async function* readProfiles(store: Warehouse, reading: Reading, of: Tables): AsyncGenerator<AccountProfile> {
  const blocks = store.stream<AccountProfile>(profilesQuery(of), { run: reading.runId }, options(reading));
  for await (const block of blocks) yield* block;
}
