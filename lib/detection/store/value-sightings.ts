import type { Warehouse } from "@/lib/warehouse";
import type { ValueKind } from "../contract";
import type { AccountProfile } from "../model";
import { namedOnly, trafficValues } from "./incidences.sql";
import { profilesQuery } from "./profiles.sql";

export interface ValueSighting {
  kind: ValueKind;
  value: string;
  firstSeen: string;
  lastSeen: string;
  exchangeIds: string[];
}

/** Exchanges that a fact cites. */
const mostCited = 5;

const pairs = Object.entries(trafficValues)
  .map(([kind, value]) => `('${kind}', toString(${value}))`)
  .join(", ");

/** When some accounts used some values of the traffic, and the first few exchanges (by id) that show it. */
export async function readValueSightings(
  store: Warehouse,
  accounts: readonly string[],
  values: readonly { kind: ValueKind; value: string }[],
): Promise<ValueSighting[]> {
  const keys = values
    .filter(({ kind }) => trafficValues[kind] !== undefined)
    .map(({ kind, value }) => `${kind}/${value}`);
  if (accounts.length === 0 || keys.length === 0) return [];
  return store.rows<ValueSighting>(
    `SELECT used.1 AS kind, used.2 AS value, min(ts) AS firstSeen, max(ts) AS lastSeen,
       arraySort(groupArraySorted(${mostCited})(exchange_id)) AS exchangeIds
     FROM (SELECT exchange_id, ts, arrayJoin([${pairs}]) AS used FROM exchange WHERE account_id IN {accounts:Array(String)})
     WHERE concat(used.1, '/', used.2) IN {keys:Array(String)}
     GROUP BY kind, value`,
    { accounts, keys },
  );
}

/** What some accounts did, by id. */
export async function readProfilesOf(
  store: Warehouse,
  accounts: readonly string[],
): Promise<Map<string, AccountProfile>> {
  const rows = await store.rows<AccountProfile>(profilesQuery(namedOnly), { accounts });
  return new Map(rows.map((row) => [row.accountId, row]));
}
