import type { Warehouse } from "@/lib/warehouse";
import type {
  EndUserAccount,
  EndUserRow,
  HabitRow,
  RepeatRow,
  WrapperHolders,
  WrapperInAccount,
} from "../end-users/model";
import type { AccountProfile } from "../model";
import {
  endUserAccountsQuery,
  endUserHabitsQuery,
  endUserRepeatsQuery,
  endUserRowsQuery,
  endUserWrappersQuery,
  workWrappersQuery,
  wrapperHoldersQuery,
} from "./end-users.sql";
import { namedOnly } from "./incidences.sql";
import { profilesQuery } from "./profiles.sql";

/** Accounts that are asked about, with the keys of the wrappers that mark their work. */
export interface Chosen {
  accounts: readonly string[];
  work: readonly bigint[];
}

/** Asks the traffic store about end users, in the background of whoever waits for a page. */
export class EndUserTraffic {
  readonly #store: Warehouse;
  readonly #options: { background: true; signal?: AbortSignal };

  constructor(store: Warehouse, signal?: AbortSignal) {
    this.#store = store;
    this.#options = { background: true, ...(signal ? { signal } : {}) };
  }

  readonly #rows = <Row>(sql: string, params: Record<string, unknown>) =>
    this.#store.rows<Row>(sql, params, this.#options);

  /** What some accounts did, by id. */
  profiles = async (accounts: readonly string[]): Promise<Map<string, AccountProfile>> => {
    const rows = await this.#rows<AccountProfile>(profilesQuery(namedOnly), { accounts });
    return new Map(rows.map((row) => [row.accountId, row]));
  };

  /** Accounts with at least so many end users. */
  accounts = (least: number) => this.#rows<EndUserAccount>(endUserAccountsQuery, { least });

  /** Finds the wrappers that mark the work of some accounts, by which the other questions about them are asked. */
  chosen = async (accounts: readonly string[]): Promise<Chosen> => {
    const rows = await this.#rows<{ key: string }>(workWrappersQuery, { accounts });
    return { accounts, work: rows.map(({ key }) => BigInt(key)) };
  };

  habits = (of: Chosen, over: "all" | "work") => this.#rows<HabitRow>(endUserHabitsQuery(over), { ...of });

  endUsers = (of: Chosen, over: "all" | "mostly work", most: number) =>
    this.#rows<EndUserRow>(endUserRowsQuery(over), { ...of, most });

  wrappers = (of: Chosen) => this.#rows<WrapperInAccount>(endUserWrappersQuery, { ...of });

  repeats = (of: Chosen) => this.#rows<RepeatRow>(endUserRepeatsQuery, { ...of });

  /** @param keys each a kind and a value, as `prefix/123` */
  holders = (keys: readonly string[]) => {
    const values = keys.map((key) => BigInt(key.slice(key.indexOf("/") + 1)));
    return this.#rows<WrapperHolders>(wrapperHoldersQuery, { keys, values });
  };
}
