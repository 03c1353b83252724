import type { Warehouse } from "@/lib/warehouse";
import type { Configuration } from "../configuration";
import { type ValueKind, valueKinds } from "../contract";
import { IncidencesBuilder } from "../links/incidences";
import { holdersAnywhere } from "../links/timeless";
import type { Incidences } from "../model";
import type { EpochValue } from "./epoch";
import { mostHolders } from "./evidence";
import { incidenceSources, isAttribute } from "./incidences.sql";
import type { NumberedAccounts, WithinReading } from "./moved";
import { options } from "./reading";
import { cameOnly, heldValuesQuery, valuesWithinQuery } from "./within.sql";

export interface ValuesWithin {
  /** As held now, and as held when the epoch was opened by the accounts that profiles are made of; numbered alike. */
  table: Incidences;
  asOf: Incidences;
  /** 1 for values that the epoch knows, and for those that were hubs. */
  known: Uint8Array;
  hubs: Uint8Array;
}

export interface ValuesWithinInput {
  population: number;
  accounts: NumberedAccounts;
  /** 1 for accounts that profiles are made of. */
  inBasis: Uint8Array;
  config: Configuration;
}

/** Holders of one value among the numbered accounts: those of then, ascending, and behind them those that came since. */
class Holding {
  readonly accounts: number[] = [];
  readonly exchanges: number[] = [];
  /** Those that held it when the epoch was opened and that profiles are made of. */
  readonly basis: number[] = [];
  #then = 0;

  constructor(readonly value: Omit<EpochValue, "place">) {}

  /** Ascending, and before any that came since. */
  addThen(account: number, exchanges: number): void {
    this.#then = this.accounts.push(account);
    this.exchanges.push(exchanges);
  }

  /** @param enough whether the account holds the value if it did not before */
  addSince(account: number, exchanges: number, enough: boolean): void {
    const at = lowerBound(this.accounts, account, this.#then);
    if (at < this.#then && this.accounts[at] === account) this.exchanges[at] = (this.exchanges[at] ?? 0) + exchanges;
    else if (enough) {
      this.accounts.push(account);
      this.exchanges.push(exchanges);
    }
  }
}

/** The first place before `end` of a number that is not below the given one. */
function lowerBound(ascending: readonly number[], number: number, end: number): number {
  let low = 0;
  for (let high = end; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The values of the numbered accounts, counted as the epoch counted them: what they held when it was opened and what they showed since.
 * A value that the epoch does not know counts where it was shown since.
 */
export async function readValuesWithin(
  store: Warehouse,
  reading: WithinReading,
  input: ValuesWithinInput,
): Promise<ValuesWithin> {
  const known = await readHeld(store, reading, input);
  const holdings = [...known.values()];
  for await (const { place, enough, accounts, exchanges, ...value } of cameSince(store, reading, input)) {
    const own = (value.overall > 0 ? known.get(place) : undefined) ?? new Holding(value);
    for (const [i, account] of accounts.entries()) own.addSince(account, exchanges[i] ?? 0, enough[i] === 1);
    if (value.overall === 0 && own.accounts.length < 2) continue;
    if (known.get(place) !== own) holdings.push(own);
  }
  return tablesOf(
    holdings.filter(({ accounts, basis }) => accounts.length + basis.length > 0),
    input,
  );
}

/** What was held, by place; attributes that were imported anew are not held any more. */
async function readHeld(
  store: Warehouse,
  { epoch, ...reading }: WithinReading,
  { accounts, inBasis }: ValuesWithinInput,
): Promise<Map<number, Holding>> {
  const known = new Map<number, Holding>();
  const blocks = store.stream<EpochValue>(heldValuesQuery, { run: reading.runId, epoch }, options(reading));
  for await (const block of blocks) for (const { place, ...value } of block) known.set(place, new Holding(value));
  accounts.held.forEach((places, account) => {
    places.forEach((place, i) => {
      const own = known.get(place);
      if (!own) return;
      if (inBasis[account] === 1) own.basis.push(account);
      if (accounts.changed[account] === 1 && isAttribute(own.value.kind)) return;
      own.addThen(account, accounts.exchanges[account]?.[i] ?? 0);
    });
  });
  return known;
}

interface Row extends EpochValue {
  accounts: number[];
  exchanges: number[];
  enough: number[];
}

async function* cameSince(
  store: Warehouse,
  { epoch, days, ...reading }: WithinReading,
  { population, config }: ValuesWithinInput,
): AsyncGenerator<Row> {
  const sources = incidenceSources(config.signupWindowHours, cameOnly);
  for (const kind of Object.keys(valueKinds) as ValueKind[]) {
    const blocks = store.stream<Omit<Row, "kind">>(
      valuesWithinQuery(kind, sources[kind]),
      { run: reading.runId, epoch, days, most: mostHolders(kind, population, config) },
      options(reading),
    );
    for await (const block of blocks) for (const row of block) yield { kind, ...row };
  }
}

function tablesOf(holdings: readonly Holding[], { population, accounts: { ids } }: ValuesWithinInput): ValuesWithin {
  const [now, then] = [new IncidencesBuilder(), new IncidencesBuilder()];
  for (const { value, accounts, exchanges, basis } of holdings) {
    now.add({ ...value, accounts, exchanges });
    then.add({ ...value, accounts: basis, exchanges: basis.map(() => 0) });
  }
  const [table, asOf] = [now.build(ids.length), then.build(ids.length)];
  const [known, hubs] = [new Uint8Array(table.count), new Uint8Array(table.count)];
  const anywhere = holdersAnywhere(table);
  for (let v = 0; v < table.count; v++) {
    const value = holdings[now.order[v] ?? 0]?.value;
    // Of a value that the epoch does not know, all holders are here.
    if (!value || value.overall === 0) continue;
    known[v] = 1;
    table.overall[v] = value.overall;
    anywhere[v] = value.anywhere;
    hubs[v] = value.hub;
  }
  for (const each of [table, asOf]) {
    each.population = population;
    each.overall = table.overall;
    each.anywhere = anywhere;
  }
  return { table, asOf, known, hubs };
}
