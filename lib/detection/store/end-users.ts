import type { Warehouse } from "@/lib/warehouse";
import type {
  EndUserAccount,
  EndUserRow,
  HabitRow,
  RepeatRow,
  WrapperHolders,
  WrapperInAccount,
} from "../end-users/model";
import {
  endUserAccountsQuery,
  endUserHabitsQuery,
  endUserRepeatsQuery,
  endUserRowsQuery,
  endUserWrappersQuery,
  wrapperHoldersQuery,
} from "./end-users.sql";

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

  /** Accounts with at least so many end users. */
  accounts = (least: number) => this.#rows<EndUserAccount>(endUserAccountsQuery, { least });

  habits = (accounts: readonly string[], over: "all" | "work") =>
    this.#rows<HabitRow>(endUserHabitsQuery(over), { accounts });

  endUsers = (accounts: readonly string[], over: "all" | "mostly work", most: number) =>
    this.#rows<EndUserRow>(endUserRowsQuery(over), { accounts, most });

  wrappers = (accounts: readonly string[]) => this.#rows<WrapperInAccount>(endUserWrappersQuery, { accounts });

  repeats = (accounts: readonly string[]) => this.#rows<RepeatRow>(endUserRepeatsQuery, { accounts });

  holders = (keys: readonly string[]) => this.#rows<WrapperHolders>(wrapperHoldersQuery, { keys });
}
