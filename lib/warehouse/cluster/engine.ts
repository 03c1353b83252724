import { readBrackets, splitList } from "./text";

/** How a table is made, as the migrations write it: `ENGINE = … ORDER BY …`. */
export interface TableEngine {
  /** `MergeTree`, `ReplacingMergeTree` … */
  family: string;
  /** What the family is told, with its brackets; empty when nothing. */
  arguments: string;
  /** What follows: partition, order, settings. */
  clauses: string;
  /** Columns or expressions of the sorting key. */
  order: string[];
}

export function readEngine(sql: string): TableEngine | undefined {
  const [, family = "", after = ""] = /^ENGINE\s*=\s*(\w+)\s*(.*)$/is.exec(sql) ?? [];
  const told = readBrackets(after);
  const clauses = told === undefined ? after : told.rest;
  // A table in memory has no order, and is on one node only: where there are several it becomes one like the others.
  if (family === "Memory") return { family: "MergeTree", arguments: "", clauses: "ORDER BY tuple()", order: [] };
  if (!/^\w*MergeTree$/.test(family) || family.startsWith("Replicated")) return undefined;
  const [, ordered = ""] = /\bORDER\s+BY\s+(.*?)(?:\s+SETTINGS\b.*)?$/is.exec(clauses) ?? [];
  if (ordered === "") return undefined;
  const order = ordered === "tuple()" ? [] : splitList(readBrackets(ordered)?.inside ?? ordered);
  return { family, arguments: told === undefined ? "" : `(${told.inside})`, clauses, order };
}

/** The same over all replicas of a shard; where in Keeper is the server's default, by the table's own id. */
export const replicated = ({ family, arguments: told, clauses }: TableEngine): string =>
  `ENGINE = Replicated${family}${told} ${clauses}`.trim();

/** Names of the columns in a list of definitions. */
export const columnNames = (definitions: string): string[] =>
  splitList(definitions).map((definition) => /^`?(\w+)/.exec(definition)?.[1] ?? "");

/**
 * By what the rows of a table are dealt out to the shards: by account where they have one, so that all of an account is on one
 * shard; else by the sorting key; else at random.
 * @throws Error for a family that merges rows with the same sorting key when such rows could be on two shards
 */
export function shardingKey(table: string, columns: readonly string[], { family, order }: TableEngine): string {
  if (columns.includes("account_id")) {
    if (family !== "MergeTree" && !order.includes("account_id"))
      throw new Error(`${table} cannot be sharded: rows that ${family} merges may be of several accounts.`);
    return "sipHash64(account_id)";
  }
  if (order.length > 0) return `sipHash64(${order.join(", ")})`;
  if (family !== "MergeTree") throw new Error(`${table} cannot be sharded: ${family} needs a sorting key.`);
  return "rand()";
}
