import type { HabitRow } from "@/lib/traffic";
import type { Sketch } from "./contract";

/** Draws an account from what it does. */
export function sketchOf(accountId: string, isMember: boolean, habits: readonly HabitRow[]): Sketch {
  const own = habits.filter(({ id }) => id === accountId);
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { hour, exchanges } of own) hours[hour] = (hours[hour] ?? 0) + exchanges;
  return {
    accountId,
    isMember,
    exchanges: hours.reduce((sum, one) => sum + one, 0),
    hours,
    models: partsOf(own, ({ model }) => model),
    capabilities: partsOf(own, ({ capability }) => capability),
  };
}

function partsOf(habits: readonly HabitRow[], keyOf: (row: HabitRow) => string): Sketch["models"] {
  const parts = new Map<string, number>();
  for (const row of habits) parts.set(keyOf(row), (parts.get(keyOf(row)) ?? 0) + row.exchanges);
  return [...parts]
    .map(([key, exchanges]) => ({ key, exchanges }))
    .sort((a, b) => b.exchanges - a.exchanges || (a.key < b.key ? -1 : 1));
}
