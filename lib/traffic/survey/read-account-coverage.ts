import type { Warehouse } from "@/lib/warehouse";
import { type AttributeFamily, attributeFamilies, type CoveredAttribute, coveredAttributes } from "../coverage/fields";
import { type CoverageRow, readCoverageRows } from "./store";

export type AccountCoverageOfDay = { day: string; accounts: number } & Record<AttributeFamily, number>;

export interface AccountCoverage {
  /** Accounts with traffic in the window, and those of them of which any import said anything. */
  totals: { accounts: number; described: number } & Record<AttributeFamily | CoveredAttribute, number>;
  days: AccountCoverageOfDay[];
}

/** Which attributes are known, as of now, of the accounts that have traffic on a day or later. */
export async function readAccountCoverage(warehouse: Warehouse, since: string): Promise<AccountCoverage> {
  const rows = await readCoverageRows(warehouse, since);
  const latest = rows.filter(({ last }) => last === 1);
  const sums = <Name extends keyof CoverageRow>(names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, latest.reduce((sum, row) => sum + Number(row[name]), 0)])) as Record<
      Name,
      number
    >;
  return {
    totals: sums(["accounts", "described", ...attributeFamilies, ...coveredAttributes]),
    days: rows
      .filter(({ last }) => last === 0)
      .map(({ day, accounts, payment, identity, network, registration }) => ({
        ...{ day, accounts, payment, identity, network, registration },
      })),
  };
}
