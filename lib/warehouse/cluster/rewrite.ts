import { columnNames, readEngine, replicated, shardingKey } from "./engine";
import { likeModel } from "./models";
import { readBrackets, splitList } from "./text";

export interface Cluster {
  /** As `remote_servers` calls it. */
  name: string;
  database: string;
}

const suffix = "_local";
/** Where the rows of a table are, on each shard; the table's own name stands for all shards. */
export const localOf = (table: string): string => `${table}${suffix}`;

/** How a kind of statement is said to a cluster. */
type Rule = [pattern: RegExp, rewrite: (found: Record<string, string>, cluster: Cluster) => string[]];

const everywhere = ({ name }: Cluster): string => `ON CLUSTER '${name}'`;

const rules: Rule[] = [
  [/^(SELECT|WITH|INSERT|EXPLAIN|DESCRIBE|SHOW|EXISTS|KILL)\b/i, ({ whole = "" }) => [whole]],
  [
    /^(?<verb>CREATE|DROP) DATABASE (?<guard>IF (?:NOT )?EXISTS )?(?<table>\w+)$/i,
    ({ verb, guard = "", table }, cluster) => [`${verb} DATABASE ${guard}${table} ${everywhere(cluster)}`],
  ],
  [
    /^CREATE VIEW (?<guard>IF NOT EXISTS )?(?<table>\w+)\s+AS\s+(?<rest>SELECT\b.*)$/is,
    ({ guard = "", table, rest }, cluster) => [`CREATE VIEW ${guard}${table} ${everywhere(cluster)} AS ${rest}`],
  ],
  [
    /^CREATE TABLE (?<guard>IF NOT EXISTS )?(?<table>\w+)\s+AS\s+(?<model>\w+)\s*(?<rest>ENGINE\b.*)?$/is,
    ({ guard = "", table = "", model = "", rest }, cluster) => {
      const own = rest === undefined ? undefined : readEngine(rest);
      if (rest !== undefined && own === undefined) throw unknown(rest);
      const { key, engine } = likeModel(model, own);
      return pair({ guard, table, like: `AS ${localOf(model)} ${replicated(engine)}`, key }, cluster);
    },
  ],
  [
    /^CREATE TABLE (?<guard>IF NOT EXISTS )?(?<table>\w+)\s*(?<rest>\(.*)$/is,
    ({ guard = "", table = "", rest = "" }, cluster) => {
      const columns = readBrackets(rest);
      const engine = columns && readEngine(columns.rest);
      if (columns === undefined || engine === undefined) throw unknown(rest);
      const like = `(${columns.inside}) ${replicated(engine)}`;
      return pair({ guard, table, like, key: shardingKey(table, columnNames(columns.inside), engine) }, cluster);
    },
  ],
  [
    /^ALTER TABLE (?<table>\w+)\s+(?<rest>.*)$/is,
    // What rows are set to has commas of its own.
    ({ table = "", rest = "" }, cluster) =>
      alter(table, /^(DELETE|UPDATE)\b/i.test(rest) ? [rest] : splitList(rest), cluster),
  ],
  [
    /^DROP TABLE (?<guard>IF EXISTS )?(?<table>\w+?)(?<half>_local)?(?<rest> SYNC)?$/i,
    ({ guard = "", table = "", half, rest = "" }, cluster) => {
      // What a process left that died between the two is dropped by the name of either.
      const sure = half === undefined ? guard : "IF EXISTS ";
      const drop = (name: string) => `DROP TABLE ${sure}${name} ${everywhere(cluster)}${rest}`;
      return [drop(table), drop(localOf(table))];
    },
  ],
  [
    /^(?<verb>TRUNCATE|OPTIMIZE) TABLE (?<table>\w+)(?<rest> FINAL)?$/i,
    ({ verb, table = "", rest = "" }, cluster) => [`${verb} TABLE ${localOf(table)} ${everywhere(cluster)}${rest}`],
  ],
];

/**
 * The statements that do on every node of a cluster what one does on a single server: tables become replicated and get a table of
 * their former name over all shards, changes of rows and partitions go to the shards, questions and inserts stay as they are.
 * @throws Error for a statement that has no such form
 */
export function onCluster(sql: string, cluster: Cluster): string[] {
  const whole = sql.trim();
  for (const [pattern, rewrite] of rules) {
    const found = pattern.exec(whole);
    if (found) return rewrite({ ...found.groups, whole }, cluster);
  }
  throw unknown(whole);
}

const unknown = (sql: string) => new Error(`There is no form for a cluster of: ${sql.slice(0, 200)}`);

interface Made {
  guard: string;
  table: string;
  like: string;
  key: string;
}

function pair({ guard, table, like, key }: Made, cluster: Cluster): string[] {
  const local = localOf(table);
  const over = `Distributed('${cluster.name}', '${cluster.database}', '${local}', ${key})`;
  return [
    `CREATE TABLE ${guard}${local} ${everywhere(cluster)} ${like}`,
    `CREATE TABLE ${guard}${table} ${everywhere(cluster)} AS ${local} ENGINE = ${over}`,
  ];
}

function alter(table: string, actions: string[], cluster: Cluster): string[] {
  const on = (name: string, all: string[]) => `ALTER TABLE ${name} ${everywhere(cluster)} ${all.join(", ")}`;
  const local = localOf(table);
  if (actions.every((action) => /^(ADD|DROP|MODIFY|RENAME|COMMENT) COLUMN\b/i.test(action)))
    return [on(local, actions), on(table, actions)];
  if (
    actions.every((action) =>
      /^(DROP PARTITION|CLEAR COLUMN \w+ IN PARTITION|DELETE|UPDATE|MODIFY SETTING)\b/i.test(action),
    )
  )
    return [on(local, actions)];
  const [action = "", ...others] = actions;
  if (others.length > 0) throw unknown(`ALTER TABLE ${table} ${actions.join(", ")}`);
  const exchange = /^((?:ATTACH|REPLACE) PARTITION .* FROM |MOVE PARTITION .* TO TABLE )(\w+)$/is.exec(action);
  if (exchange) {
    const [, what = "", other = ""] = exchange;
    // Whichever replica does it has to have all rows first.
    const source = /^MOVE/i.test(what) ? local : localOf(other);
    return [`SYSTEM SYNC REPLICA ${everywhere(cluster)} ${source}`, on(local, [`${what}${localOf(other)}`])];
  }
  throw unknown(`ALTER TABLE ${table} ${action}`);
}
