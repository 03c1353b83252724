import type { Warehouse } from "@/lib/warehouse";
import { type ExchangePageQuery, readExchangesOfDays, type StoredExchange } from "./store/exchanges";

/**
 * A page of one account's exchanges, newest first. Every day is a partition, which costs the same whether an account has one exchange
 * on it or a thousand: as many days are opened as the page takes at the account's own pace, then as often twice as many as it takes.
 * @param activity what roll-ups have of the account
 * @param unbuilt days of which roll-ups do not have everything
 */
export async function readExchangePage(
  warehouse: Warehouse,
  query: Omit<ExchangePageQuery, "days">,
  activity: { exchanges: number; days: readonly string[] },
  unbuilt: readonly string[],
): Promise<StoredExchange[]> {
  const days = daysBackFrom(query.after?.at, [...activity.days, ...unbuilt]);
  const pace = Math.max(1, activity.exchanges / Math.max(1, activity.days.length));
  const rows: StoredExchange[] = [];
  let [from, next] = [0, Math.ceil(query.limit / pace) + 1];
  while (rows.length < query.limit && from < days.length) {
    const chosen = { ...query, days: days.slice(from, from + next), limit: query.limit - rows.length };
    rows.push(...(await readExchangesOfDays(warehouse, chosen)));
    [from, next] = [from + next, 2 * next];
  }
  return rows;
}

/** The days, each once, newest first, from the day of a time (milliseconds) backwards; all of them without one. */
function daysBackFrom(at: number | undefined, days: readonly string[]): string[] {
  const last = at === undefined ? undefined : new Date(at).toISOString().slice(0, 10);
  return [...new Set(days)].filter((day) => last === undefined || day <= last).sort((a, b) => (a < b ? 1 : -1));
}
