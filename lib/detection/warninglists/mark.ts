import type { Warehouse } from "@/lib/warehouse";
import type { Incidences } from "../model";
import type { Tables } from "../store/incidences.sql";
import { type Asking, readListed } from "../store/listed";
import { type OpenWarninglist, titleOf } from "./model";

/** Values of a table that warninglists name: the titles of the lists by the places of the values. */
export type Listed = ReadonlyMap<number, readonly string[]>;

export const nothingListed: Listed = new Map();

/** Gives the titles of the lists that name a value of own traffic, by kind and hash. */
export type FindListed = (kind: string, value: string) => readonly string[] | undefined;

/** Asks own traffic which of its values lists name. */
export async function findListed(
  store: Warehouse,
  lists: readonly OpenWarninglist[],
  of: Tables,
  asking: Asking,
): Promise<FindListed> {
  if (lists.length === 0) return () => undefined;
  const titles = lists.map(titleOf);
  const combined = new Map<string, readonly string[]>();
  const byKind = new Map<string, Map<string, readonly string[]>>();
  for (const { kind, value, lists: places } of await readListed(store, lists, of, asking)) {
    const key = places.join();
    const by = combined.get(key) ?? [...new Set(places.map((place) => titles[place] ?? ""))];
    combined.set(key, by);
    const found = byKind.get(kind) ?? new Map<string, readonly string[]>();
    byKind.set(kind, found.set(value, by));
  }
  return (kind, value) => byKind.get(kind)?.get(value);
}

/** Which values of a table are listed. */
export function listedIn({ count, kind, id }: Incidences, find: FindListed): Listed {
  const listed = new Map<number, readonly string[]>();
  for (let v = 0; v < count; v++) {
    const by = find(kind[v] ?? "", id[v] ?? "");
    if (by) listed.set(v, by);
  }
  return listed;
}

/** Listed values as what is known of values before any is looked at: hubs, whatever their holders have in common. */
export function knownHubs(listed: Listed, count: number): { values: Uint8Array; hubs: Uint8Array } | undefined {
  if (listed.size === 0) return undefined;
  const hubs = new Uint8Array(count);
  for (const v of listed.keys()) hubs[v] = 1;
  return { values: hubs, hubs };
}

/** How many values of a table are listed, in words; the windows of a value count one by one. */
export const listedWords = (count: number): string => (count === 0 ? "" : `, ${count} of them on warninglists`);
