import { day } from "@/lib/kernel";
import type { WeekOfLoss } from "@/lib/traffic";
import type { CampaignLoss, CampaignSignUps, Delivered } from "./contract";

const week = 7 * day;
/** How long after a ban an account that was opened may be its replacement. */
const replacement = 7 * day;

const nothing: Delivered = { exchanges: 0, outputTokens: 0, reasoningTokens: 0 };
const plus = (a: Delivered, b: Delivered): Delivered => ({
  exchanges: a.exchanges + b.exchanges,
  outputTokens: a.outputTokens + b.outputTokens,
  reasoningTokens: a.reasoningTokens + b.reasoningTokens,
});

export const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Every step from the first to the last, both included. */
const steps = (first: string, last: string, length: number): string[] =>
  Array.from({ length: Math.round((Date.parse(last) - Date.parse(first)) / length) + 1 }, (_, i) =>
    dateOf(Date.parse(first) + i * length),
  );

type Laid = Pick<CampaignLoss, "total" | "weeks" | "rows">;

/** Lays figures out by capability and model over weeks; a week in which nothing of a row was delivered is null. */
export function layOut(figures: readonly WeekOfLoss[]): Laid {
  const [first, last] = [figures[0]?.week, figures.at(-1)?.week];
  if (first === undefined || last === undefined) return { total: nothing, weeks: [], rows: [] };
  const weeks = steps(first, last, week);
  const rows = new Map<string, Laid["rows"][number]>();
  for (const { week: monday, capability, model, ...delivered } of figures) {
    const key = JSON.stringify([capability, model]);
    const row = rows.get(key) ?? { capability, model, total: nothing, weeks: weeks.map(() => null) };
    row.weeks[weeks.indexOf(monday)] = delivered;
    rows.set(key, { ...row, total: plus(row.total, delivered) });
  }
  const all = [...rows.values()].sort((a, b) => b.total.outputTokens - a.total.outputTokens);
  return { total: all.reduce((sum, row) => plus(sum, row.total), nothing), weeks, rows: all };
}

type Counted = readonly { day: string; accounts: number }[];

/** Days of a chart; of accounts that are older than that only the number is told. */
const mostDays = 400;

/**
 * Sign-ups and bans by day, on one axis that ends with the newest of both.
 * @param filling days that are not over: today, and that of the newest data
 */
export function signUpsOf(
  accounts: number,
  signedUp: Counted,
  banned: Counted,
  filling: readonly string[] = [],
): CampaignSignUps {
  const sum = (some: Counted) => some.reduce((all, one) => all + one.accounts, 0);
  const isAfterBan = (at: number) =>
    banned.some(({ day: banDay }) => at > Date.parse(banDay) && at <= Date.parse(banDay) + replacement);
  const known = {
    accounts,
    known: sum(signedUp),
    banned: sum(banned),
    afterBan: sum(signedUp.filter((one) => isAfterBan(Date.parse(one.day)))),
  };
  const all = [...signedUp, ...banned].map((one) => one.day).sort();
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined || signedUp.length === 0) return { ...known, timeline: null };
  const days = steps(first, last, day).slice(-mostDays);
  const series = [
    { key: "signed_up", counted: signedUp },
    { key: "banned", counted: banned },
  ].map(({ key, counted }) => {
    const of = new Map(counted.map((one) => [one.day, one.accounts]));
    const values = days.map((one) => of.get(one) ?? 0);
    return { key, values, total: values.reduce((total, value) => total + value, 0) };
  });
  return {
    ...known,
    timeline: {
      from: `${days[0]}T00:00:00.000Z`,
      to: new Date(Date.parse(last) + day).toISOString(),
      grain: "day",
      buckets: days.map((one) => `${one}T00:00:00.000Z`),
      partialFrom: filling.includes(last) ? `${last}T00:00:00.000Z` : null,
      series: series.filter(({ total }) => total > 0),
      accounts,
      releases: [],
    },
  };
}
