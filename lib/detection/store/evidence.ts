import type { Warehouse } from "@/lib/warehouse";
import type { Configuration } from "../configuration";
import { families, type ValueKind, valueKinds } from "../contract";
import { IncidencesBuilder } from "../links/incidences";
import type { AccountProfile, Incidences, SharedValueRow } from "../model";
import { availabilityQuery, incidenceSources, sharedValuesQuery } from "./incidences.sql";
import { numberAccountsQuery } from "./numbered.sql";
import { profilesQuery } from "./profiles.sql";
import { options, type Reading } from "./reading";

/** Numbers the accounts of a run: their ids in ascending order, with a bit for each family that they have anything in. */
export async function readAvailability(store: Warehouse, reading: Reading) {
  await store.command(numberAccountsQuery, { run: reading.runId }, options(reading));
  const rows = await store.rows<{ account_id: string; mask: number }>(
    availabilityQuery,
    { run: reading.runId },
    options(reading),
  );
  const masks = Uint8Array.from(rows, (row) => row.mask);
  const totals = Float64Array.from(families, (_, f) => masks.reduce((sum, mask) => sum + ((mask >> f) & 1), 0));
  return { ids: rows.map((row) => row.account_id), masks, totals };
}

/** All values that at least two accounts share, over all kinds. */
export async function readSharedValues(
  store: Warehouse,
  reading: Reading,
  accounts: number,
  config: Configuration,
): Promise<Incidences> {
  const sources = incidenceSources(config.signupWindowHours);
  const builder = new IncidencesBuilder();
  for (const kind of Object.keys(valueKinds) as ValueKind[]) {
    // Beyond m · N the weight of a value is zero: it cannot matter, and it would be the bulk of the rows.
    const most = Math.max(2, Math.floor(config.families[valueKinds[kind]].m * accounts));
    const blocks = store.stream<Omit<SharedValueRow, "kind">>(
      sharedValuesQuery(sources[kind]),
      { run: reading.runId, most },
      options(reading),
    );
    for await (const block of blocks) for (const row of block) builder.add({ kind, ...row });
  }
  return builder.build(accounts);
}

/** What every account did, by account index. */
export const readProfiles = (store: Warehouse, reading: Reading): Promise<AccountProfile[]> =>
  store.rows<AccountProfile>(profilesQuery, { run: reading.runId }, options(reading));
