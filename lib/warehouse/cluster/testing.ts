import type { QueryOptions, QueryParams, Warehouse } from "../client";
import { onCluster } from "./rewrite";
import { clusterSettings } from "./settings";

export interface Said {
  sql: string;
  params: QueryParams;
  settings: NonNullable<QueryOptions["settings"]>;
}

/** A warehouse that also writes down whatever it is told or asked. */
export function recorded(warehouse: Warehouse): { warehouse: Warehouse; said: Said[] } {
  const said: Said[] = [];
  const note = (sql: string, params: QueryParams = {}, { settings = {} }: QueryOptions = {}) =>
    void said.push({ sql: sql.trim(), params, settings });
  const listening: Warehouse = {
    ...warehouse,
    rows: (sql, ...rest) => {
      note(sql, ...rest);
      return warehouse.rows(sql, ...rest);
    },
    stream: (sql, ...rest) => {
      note(sql, ...rest);
      return warehouse.stream(sql, ...rest);
    },
    command: (sql, ...rest) => {
      note(sql, ...rest);
      return warehouse.command(sql, ...rest);
    },
  };
  return { warehouse: listening, said };
}

/** `remote_servers` of two shards where nobody answers: enough to plan a query over them, and no more. */
export const deadPair = `<clickhouse>
  <remote_servers><pair>
    <shard><internal_replication>true</internal_replication>
      <replica><host>127.0.0.1</host><port>1</port></replica></shard>
    <shard><internal_replication>true</internal_replication>
      <replica><host>127.0.0.1</host><port>1</port></replica></shard>
  </pair></remote_servers>
</clickhouse>
`;

const planning = {
  ...clusterSettings,
  // A list that one query makes for another is made while it is planned; here no shard adds anything to it.
  skip_unavailable_shards: 1,
  connections_with_failover_max_tries: 1,
};

/**
 * Takes in a database of the engine what a cluster would: tables are made in their two halves, though not replicated, which takes a
 * Keeper; questions, and those that inserts are made of, are planned over two shards.
 * @returns whether a question was planned that asks the shards
 */
export async function planOverShards(warehouse: Warehouse, { sql, params, settings }: Said): Promise<boolean> {
  // Only an engine on this machine reads parts of an upload from files, which are gone by now; to a cluster they are sent.
  if (/\bFROM file\('/.test(sql)) return false;
  const question = /^(?:INSERT INTO \w+\s*(?:\([^()]*\))?\s*)?((?:SELECT|WITH)\b.*)$/is.exec(sql)?.[1];
  if (question !== undefined) {
    const all = { settings: { ...planning, ...settings } };
    const plan = await warehouse.rows<{ explain: string }>(`EXPLAIN ${question}`, params, all);
    return plan.some(({ explain }) => explain.includes("ReadFromRemote"));
  }
  if (/^INSERT\b/i.test(sql)) return false;
  for (const form of onCluster(sql, { name: "pair", database: warehouse.database })) {
    const here = form.replace(" ON CLUSTER 'pair'", "").replace("ENGINE = Replicated", "ENGINE = ");
    if (!here.startsWith("SYSTEM SYNC REPLICA")) await warehouse.command(here, {}, { settings: clusterSettings });
  }
  return false;
}
