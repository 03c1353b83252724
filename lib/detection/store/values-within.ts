import type { Warehouse } from "@/lib/warehouse";
import type { Configuration } from "../configuration";
import { type ValueKind, valueKinds } from "../contract";
import { IncidencesBuilder } from "../links/incidences";
import { holdersAnywhere } from "../links/timeless";
import type { Incidences } from "../model";
import type { FindListed, Listed } from "../warninglists/mark";
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
  /** 1 for values of which the epoch, or a warninglist, says what they are; and for those that are hubs. */
  known: Uint8Array;
  hubs: Uint8Array;
  /** Hubs that warninglists name. */
  listed: Listed;
}

export interface ValuesWithinInput {
  population: number;
  accounts: NumberedAccounts;
  /** 1 for accounts that profiles are made of. */
  inBasis: Uint8Array;
  config: Configuration;
  /** The lists that name a value that came since. */
  find: FindListed;
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
  const { changed } = input.accounts;
  const tables = new TablesBuilder(input);
  const came = new Map<number, Row>();
  for await (const row of cameSince(store, reading, input)) {
    if (row.overall > 0) came.set(row.place, row);
    else tables.add(holding(row), []);
  }
  const { epoch, ...own } = reading;
  const blocks = store.stream<Held>(heldValuesQuery, { run: own.runId, epoch }, options(own));
  for await (const block of blocks) {
    for (const held of block) {
      // Attributes that were imported anew are not held any more.
      const kept = isAttribute(held.kind) ? only(held, (account) => changed[account] !== 1) : held;
      const since = came.get(held.place);
      tables.add(since ? together(kept, since) : kept, held.accounts);
      came.delete(held.place);
    }
  }
  for (const row of came.values()) tables.add(holding(row), []);
  return tables.build();
}

/** A value with those who hold it. */
interface Held extends EpochValue {
  accounts: number[];
  exchanges: number[];
}

/** Those of its holders that a test lets through. */
function only(held: Held, test: (account: number, place: number) => boolean): Held {
  const places = held.accounts.flatMap((account, i) => (test(account, i) ? [i] : []));
  if (places.length === held.accounts.length) return held;
  const at = (numbers: readonly number[]) => places.map((i) => numbers[i] ?? 0);
  return { ...held, accounts: at(held.accounts), exchanges: at(held.exchanges) };
}

/** Those who hold a value by what they showed since alone. */
const holding = (row: Row): Held => only(row, (_, i) => row.enough[i] === 1);

/** Those who held a value, and those who came to. */
function together(held: Held, since: Row): Held {
  const places = new Map(held.accounts.map((account, i) => [account, i]));
  const accounts = [...held.accounts];
  const exchanges = [...held.exchanges];
  for (const [i, account] of since.accounts.entries()) {
    const place = places.get(account);
    const count = since.exchanges[i] ?? 0;
    if (place !== undefined) exchanges[place] = (exchanges[place] ?? 0) + count;
    else if (since.enough[i] === 1) {
      accounts.push(account);
      exchanges.push(count);
    }
  }
  return { ...held, accounts, exchanges };
}

interface Row extends Held {
  /** Whether an account holds the value by this alone. */
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

/** Takes in values one by one and forgets them. */
class TablesBuilder {
  readonly #now = new IncidencesBuilder();
  readonly #then = new IncidencesBuilder();
  readonly #overall: number[] = [];
  readonly #anywhere: number[] = [];
  readonly #hub: number[] = [];
  readonly #listed: (readonly string[])[] = [];

  constructor(readonly input: ValuesWithinInput) {}

  /** @param then accounts that held it when the epoch was opened */
  add(held: Held, then: readonly number[]): void {
    const { kind, value, slot, accounts, exchanges, overall, anywhere, hub, listed } = held;
    const basis = then.filter((account) => this.input.inBasis[account] === 1);
    // What the epoch does not know is shared when two accounts show it.
    if (overall === 0 ? accounts.length < 2 : accounts.length + basis.length === 0) return;
    this.#now.add({ kind, value, slot, accounts, exchanges });
    this.#then.add({ kind, value, slot, accounts: basis, exchanges: basis.map(() => 0) });
    this.#overall.push(overall);
    this.#anywhere.push(anywhere);
    // What the epoch knows is what it was when the epoch was opened.
    const by = overall === 0 ? (this.input.find(kind, value) ?? []) : listed;
    this.#hub.push(by.length > 0 ? 1 : hub);
    this.#listed.push(by);
  }

  build(): ValuesWithin {
    const { population, accounts } = this.input;
    const table = this.#now.build(accounts.ids.length);
    const asOf = this.#then.build(accounts.ids.length, this.#now.order);
    const [known, hubs] = [new Uint8Array(table.count), new Uint8Array(table.count)];
    const listed = new Map<number, readonly string[]>();
    const anywhere = holdersAnywhere(table);
    this.#now.order.forEach((row, v) => {
      const overall = this.#overall[row] ?? 0;
      const by = this.#listed[row] ?? [];
      hubs[v] = this.#hub[row] ?? 0;
      known[v] = overall > 0 || by.length > 0 ? 1 : 0;
      if (by.length > 0) listed.set(v, by);
      // Of a value that the epoch does not know, all holders are here.
      if (overall === 0) return;
      table.overall[v] = overall;
      anywhere[v] = this.#anywhere[row] ?? 0;
    });
    table.population = population;
    table.anywhere = anywhere;
    return { table, asOf: numberedAs(table, asOf), known, hubs, listed };
  }
}

/** What accounts held, with all that is the same of a value in both tables kept once; who held a value is asked of the present one. */
const numberedAs = (table: Incidences, { accountStart, values, contents }: Incidences): Incidences => ({
  ...table,
  ...{ accountStart, values, contents },
});
