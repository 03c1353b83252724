import type { AccountCoverage, CoverageOfDay } from "@/lib/traffic";
import { attributeFamilies, coveredAttributes, coveredFamilies, coveredFields } from "@/lib/traffic/contract";
import type { Coverage } from "./contract";

const pick = <Name extends string>(names: readonly Name[], from: Record<Name, number>): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Record<Name, number>;

const names = [...coveredFamilies, ...coveredFields] as const;

/** How many of the exchanges have what, over all days and by day. */
export function exchangeCoverage(days: readonly CoverageOfDay[]): Coverage {
  const sum = (of: keyof CoverageOfDay) => days.reduce((total, day) => total + Number(day[of]), 0);
  const sums = <Name extends (typeof names)[number]>(of: readonly Name[]) =>
    Object.fromEntries(of.map((name) => [name, sum(name)]));
  return {
    of: sum("exchanges"),
    fields: sums(coveredFields),
    families: sums(coveredFamilies),
    days: days.map((one) => ({ day: one.day, of: one.exchanges, counts: pick(names, one) })),
  };
}

/** How many of the accounts with traffic have what; an account that is active on several days counts on each. */
export function accountCoverage({ totals, days }: AccountCoverage): Coverage {
  return {
    of: totals.accounts,
    fields: pick(coveredAttributes, totals),
    families: pick(attributeFamilies, totals),
    days: days.map((one) => ({ day: one.day, of: one.accounts, counts: pick(attributeFamilies, one) })),
  };
}
