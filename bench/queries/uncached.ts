import type { QueryOptions, Warehouse } from "@/lib/warehouse";

/**
 * Settings under which the engine answers nothing from what it kept of another query: no results, no conditions that it knows to be
 * false for a range of rows, no blocks that it has uncompressed before. (The pages that the system keeps in memory stay, for both stores.)
 */
export const cacheSettings = {
  use_query_cache: 0,
  use_query_condition_cache: 0,
  use_uncompressed_cache: 0,
};

/**
 * What can only be emptied: the places of blocks within files, and primary keys. What was compiled stays: that is no answer, and Postgres
 * keeps the plans of its catalogue as well.
 */
const dropped = [
  "MARK CACHE",
  "PRIMARY INDEX CACHE",
  "UNCOMPRESSED CACHE",
  "QUERY CONDITION CACHE",
  "QUERY CACHE",
  "MMAP CACHE",
];

/** Empties the engine's caches. */
export async function dropCaches(store: Warehouse): Promise<void> {
  for (const cache of dropped) await store.command(`SYSTEM DROP ${cache}`);
}

/** The store without caches. An object of its own each time, since verbs keep what hardly moves by the object. */
export function uncached(store: Warehouse): Warehouse {
  const without = (options: QueryOptions = {}): QueryOptions => ({
    ...options,
    settings: { ...cacheSettings, ...options.settings },
  });
  return {
    ...store,
    rows: (sql, params, options) => store.rows(sql, params, without(options)),
    stream: (sql, params, options) => store.stream(sql, params, without(options)),
    bytes: (sql, params, options) => store.bytes(sql, params, without(options)),
  };
}
