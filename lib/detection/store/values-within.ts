import type { Warehouse } from "@/lib/warehouse";
import type { Configuration } from "../configuration";
import { type ValueKind, valueKinds } from "../contract";
import { IncidencesBuilder } from "../links/incidences";
import { holdersAnywhere } from "../links/timeless";
import type { Incidences, SharedValueRow } from "../model";
import type { EpochMember, EpochValue } from "./epoch";
import { readEpochValues } from "./epoch";
import { mostHolders } from "./evidence";
import { incidenceSources, numberedOnly, valuesWithinQuery } from "./incidences.sql";
import { options, type Reading } from "./reading";

export interface ValuesWithin {
  /** As held now, and as held when the epoch was opened by the accounts that profiles are made of; numbered alike. */
  table: Incidences;
  asOf: Incidences;
  /** 1 for values that were hubs. */
  hubs: Uint8Array;
}

export interface ValuesWithinInput {
  epoch: string;
  population: number;
  /** Accounts of the run by their number, and 1 for those that moved. */
  ids: readonly string[];
  moved: Uint8Array;
  members: readonly EpochMember[];
  config: Configuration;
}

type Row = SharedValueRow & Pick<EpochValue, "overall" | "anywhere" | "hub">;

const keyOf = ({ kind, value, slot }: { kind: string; value: string; slot: number }): string =>
  `${kind}/${value}/${slot}`;

/** The values of the numbered accounts, counted as the epoch counted them. */
export async function readValuesWithin(
  store: Warehouse,
  reading: Reading,
  input: ValuesWithinInput,
): Promise<ValuesWithin> {
  const rows = new Map<string, Row>();
  for await (const row of rowsWithin(store, reading, input)) rows.set(keyOf(row), row);
  const held = heldThen(input);
  for (const value of await readEpochValues(store, input.epoch, reading)) {
    const key = keyOf(value);
    if (held.has(key) && !rows.has(key)) rows.set(key, { ...value, accounts: [], exchanges: [] });
  }
  const [now, then] = [new IncidencesBuilder(), new IncidencesBuilder()];
  for (const [key, row] of rows) {
    const accounts = held.get(key) ?? [];
    now.add(row);
    then.add({ ...row, accounts, exchanges: accounts.map(() => 0) });
  }
  const [table, asOf] = [now.build(input.ids.length), then.build(input.ids.length)];
  const hubs = new Uint8Array(table.count);
  const anywhere = new Uint32Array(table.count);
  const counted = holdersAnywhere(table);
  for (let v = 0; v < table.count; v++) {
    const row = rows.get(`${table.kind[v]}/${table.id[v]}/${table.slot[v]}`);
    table.overall[v] = row?.overall ?? 0;
    // Of a value that the epoch does not know, all holders are here.
    anywhere[v] = row?.anywhere || (counted[v] ?? 0);
    hubs[v] = row?.hub ?? 0;
  }
  for (const each of [table, asOf]) {
    each.population = input.population;
    each.overall = table.overall;
    each.anywhere = anywhere;
  }
  return { table, asOf, hubs };
}

/** A value that the epoch does not know counts where accounts moved: what others hold of it, they held unnoticed. */
async function* rowsWithin(
  store: Warehouse,
  reading: Reading,
  { epoch, population, moved, config }: ValuesWithinInput,
): AsyncGenerator<Row> {
  const sources = incidenceSources(config.signupWindowHours, numberedOnly);
  for (const kind of Object.keys(valueKinds) as ValueKind[]) {
    const blocks = store.stream<Omit<Row, "kind">>(
      valuesWithinQuery(kind, sources[kind]),
      { run: reading.runId, epoch, most: mostHolders(kind, population, config) },
      options(reading),
    );
    for await (const block of blocks) {
      for (const row of block) {
        const counted = row.overall > 0 ? row : { ...row, ...heldByMoved(row, moved) };
        if (counted.overall > 0) yield { kind, ...counted };
      }
    }
  }
}

function heldByMoved({ accounts, exchanges }: Pick<Row, "accounts" | "exchanges">, moved: Uint8Array) {
  const at = accounts.flatMap((account, i) => (moved[account] === 1 ? [i] : []));
  return {
    accounts: at.map((i) => accounts[i] ?? 0),
    exchanges: at.map((i) => exchanges[i] ?? 0),
    overall: at.length < 2 ? 0 : at.length,
  };
}

/** Holders of each value among the accounts that profiles were made of. */
function heldThen({ ids, members }: ValuesWithinInput): Map<string, number[]> {
  const numbers = new Map(ids.map((id, i) => [id, i]));
  const held = new Map<string, number[]>();
  const seen = new Set<string>();
  for (const member of members) {
    const account = numbers.get(member.accountId);
    // An account may have been of several profiles, and held the same for each.
    if (account === undefined || !member.held || seen.has(member.accountId)) continue;
    seen.add(member.accountId);
    for (const value of member.held) {
      const key = keyOf(value);
      const known = held.get(key);
      if (known) known.push(account);
      else held.set(key, [account]);
    }
  }
  return held;
}
