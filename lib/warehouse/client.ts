import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { type ClickHouseClient, type ClickHouseSettings, createClient, drainStream } from "@clickhouse/client";
import { clusterSettings, onCluster } from "./cluster";
import { isConnectionError, warehouseError } from "./errors";
import { withQuickLists } from "./string-list";

export interface QueryOptions {
  /** Runs in the background pool, so that no screen waits behind it. */
  background?: boolean;
  /** ClickHouse settings of this query alone. */
  settings?: Record<string, string | number | boolean>;
  queryId?: string;
  signal?: AbortSignal;
}

export type QueryParams = Record<string, unknown>;

/** One database of the traffic store. Values reach SQL only as `{name:Type}` parameters. */
export interface Warehouse {
  readonly url: string;
  readonly database: string;
  /** All rows of a query. 64-bit integers arrive as strings, times as ISO 8601. Retried once when the connection fails. */
  rows<Row>(sql: string, params?: QueryParams, options?: QueryOptions): Promise<Row[]>;
  /** The rows of a query in blocks, with flat memory; leaving the loop early cancels the query. Not retried. */
  stream<Row>(sql: string, params?: QueryParams, options?: QueryOptions): AsyncIterable<Row[]>;
  /** The bytes of a query's result, in the format that the query names. Breaks off with an error when the query does. Not retried. */
  bytes(sql: string, params?: QueryParams, options?: QueryOptions): Promise<Readable>;
  /** A statement without a result. Not retried: only the caller knows whether repeating it is safe. */
  command(sql: string, params?: QueryParams, options?: QueryOptions): Promise<void>;
  /** Inserts objects whose keys are column names, in pieces of 20,000 as they come; gives how many there were. */
  insert<Row extends object>(table: string, rows: Iterable<Row>, options?: QueryOptions): Promise<number>;
  /** Sends bytes as the data of an `INSERT … FORMAT …` statement. */
  send(sql: string, bytes: Readable, params?: QueryParams, options?: QueryOptions): Promise<void>;
  close(): Promise<void>;
}

const sessionSettings: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  date_time_output_format: "iso",
  session_timezone: "UTC",
  cancel_http_readonly_queries_on_client_close: 1,
};

/** Longest time a statement may take: a full rebuild over tens of millions of rows stays well below it. */
const requestTimeout = 3_600_000;

const retryDelay = 500;

export interface WarehouseOptions {
  /** Instead of the one that the URL names. */
  database?: string;
  /** Over which tables are spread, as the server's `remote_servers` calls it. */
  cluster?: string | undefined;
}

/**
 * Opens a client on a ClickHouse URL (`http://user:password@host:port/database`). Nothing is sent until the first query.
 * @throws from every method: `unavailable` DomainError when the store is restarting or overloaded.
 */
export function openWarehouse(url: string, { database, cluster }: WarehouseOptions = {}): Warehouse {
  const name = database ?? (new URL(url).pathname.replace(/^\//, "") || "default");
  const client = createClient({
    url,
    database: name,
    request_timeout: requestTimeout,
    max_open_connections: 64,
    // Thousands of account ids do not fit into a URL.
    use_multipart_params_auto: true,
    keep_alive: { idle_socket_ttl: 2_000 },
    clickhouse_settings: { ...sessionSettings, ...(cluster === undefined ? {} : settingsOf(clusterSettings)) },
    log: { level: 127 },
  });
  const forms = (sql: string) => (cluster === undefined ? [sql] : onCluster(sql, { name: cluster, database: name }));
  return {
    url,
    database: name,
    rows: (sql, params, options) => readRows(client, sql, params, options),
    stream: (sql, params, options) => readBlocks(client, sql, params, options),
    bytes: (sql, params, options) =>
      mapped(
        options,
        async (query) => (await client.exec({ ...query, query: sql, query_params: withQuickLists(params) })).stream,
      ),
    command: (sql, params, options) =>
      mapped(options, async (query) => {
        for (const form of forms(sql))
          await client.command({ ...query, query: form, query_params: withQuickLists(params) });
      }),
    insert: (table, rows, options) =>
      mapped(options, async (query) => {
        let inserted = 0;
        for (const values of piecesOf(rows)) {
          await client.insert({ ...query, table, values, format: "JSONEachRow" });
          inserted += values.length;
        }
        return inserted;
      }),
    send: (sql, bytes, params, options) =>
      mapped(options, async (query) => {
        const sent = await client.exec({ ...query, query: sql, query_params: withQuickLists(params), values: bytes });
        await drainStream(sent.stream);
      }),
    close: () => client.close(),
  };
}

const rowsPerInsert = 20_000;

function* piecesOf<Row>(rows: Iterable<Row>): Generator<Row[]> {
  let some: Row[] = [];
  for (const row of rows) {
    some.push(row);
    if (some.length < rowsPerInsert) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

const requestOf = (options: QueryOptions = {}) => ({
  query_id: options.queryId ?? randomUUID(),
  ...(options.signal === undefined ? {} : { abort_signal: options.signal }),
  clickhouse_settings: settingsOf(options.settings),
  http_headers: (options.background ? { "x-stillwatch-pool": "background" } : {}) as Record<string, string>,
});

const settingsOf = (settings: QueryOptions["settings"] = {}): ClickHouseSettings =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, typeof value === "boolean" ? Number(value) : value]),
  );

async function mapped<T>(
  options: QueryOptions | undefined,
  run: (query: ReturnType<typeof requestOf>) => Promise<T>,
): Promise<T> {
  try {
    return await run(requestOf(options));
  } catch (error) {
    throw warehouseError(error, options?.signal);
  }
}

async function readRows<Row>(
  client: ClickHouseClient,
  sql: string,
  params?: QueryParams,
  options?: QueryOptions,
): Promise<Row[]> {
  const read = async (): Promise<Row[]> => {
    const result = await client.query({
      ...requestOf(options),
      query: sql,
      query_params: withQuickLists(params),
      format: "JSONEachRow",
    });
    return await result.json<Row>();
  };
  return mapped(options, async () => {
    try {
      return await read();
    } catch (error) {
      if (options?.signal?.aborted || !isConnectionError(error)) throw error;
      await pause(retryDelay);
      return await read();
    }
  });
}

async function* readBlocks<Row>(
  client: ClickHouseClient,
  sql: string,
  params?: QueryParams,
  options?: QueryOptions,
): AsyncIterable<Row[]> {
  const result = await mapped(options, (query) =>
    client.query({ ...query, query: sql, query_params: withQuickLists(params), format: "JSONEachRow" }),
  );
  const stream = result.stream<Row>();
  try {
    for await (const block of stream) yield block.map((row) => row.json());
  } catch (error) {
    throw warehouseError(error, options?.signal);
  } finally {
    stream.destroy();
  }
}
