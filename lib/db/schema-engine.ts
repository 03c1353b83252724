import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, type ColumnType, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { readSchema } from "./migration-files";

const require = createRequire(import.meta.url);

/**
 * Prisma's own schema engine as WebAssembly: the native binary is a download, which an offline machine cannot make.
 * The package is built for bundlers, so its module is instantiated by hand.
 */
async function instantiate(): Promise<typeof SchemaEngine> {
  const gluePath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(gluePath.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue.SchemaEngine;
}

let engineClass: Promise<typeof SchemaEngine> | undefined;

/** Once for all: the glue knows one instance only, and a second one would pull the memory from under the first. */
function loadEngineClass(): Promise<typeof SchemaEngine> {
  engineClass ??= instantiate();
  return engineClass;
}

async function runScript(databaseUrl: string, script: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(script).finally(() => client.end());
}

/**
 * Prisma's adapter, made fit for its own schema engine: it cuts scripts at every semicolon, those inside a function's body
 * too, does not know the type `"char"` of the catalogue, looks for the shadow database in the wrong place when it is given a
 * URL, and leaves its connections open, with the engine's lock on one of them.
 */
class EngineAdapter extends PrismaPg {
  readonly #connected: { dispose(): Promise<void> }[] = [];

  constructor(private readonly databaseUrl: string) {
    super({ connectionString: databaseUrl });
  }

  override async connect() {
    const adapter = await super.connect();
    // Sent whole, a script is parsed by the server and is one transaction besides.
    adapter.executeScript = (script: string) => runScript(this.databaseUrl, script);
    readChars(adapter as unknown as Queryable);
    this.#connected.push(adapter);
    return adapter;
  }

  override async connectToShadowDb() {
    const name = `stillwatch_shadow_${randomUUID()}`;
    await runScript(this.databaseUrl, `create database "${name}"`);
    const url = new URL(this.databaseUrl);
    url.pathname = `/${name}`;
    const adapter = await new EngineAdapter(url.href).connect();
    const disconnect = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await disconnect();
      await runScript(this.databaseUrl, `drop database if exists "${name}" with (force)`);
    };
    return adapter;
  }

  /** Closes what the engine left open. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#connected.map((adapter) => adapter.dispose()));
  }
}

interface Rows {
  columnNames: string[];
  columnTypes: ColumnType[];
}

interface Queryable {
  performIO(query: unknown): Promise<{ fields: { name: string; dataTypeID: number }[] }>;
  queryRaw(query: unknown): Promise<Rows>;
}

const charType = 18;
const textType = 25;
const mark = "\0char";

/** Columns of the type `"char"` pass the adapter as text under a marked name, and get name and type back behind it. */
function readChars(adapter: Queryable): void {
  const perform = adapter.performIO.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await perform(query);
    for (const field of result.fields) {
      if (field.dataTypeID === charType) Object.assign(field, { name: field.name + mark, dataTypeID: textType });
    }
    return result;
  };
  const ask = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const rows = await ask(query);
    const isChar = rows.columnNames.map((name) => name.endsWith(mark));
    return {
      ...rows,
      columnNames: rows.columnNames.map((name) => name.replace(mark, "")),
      columnTypes: rows.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type)),
    };
  };
}

/** Runs a function with a schema engine connected to a database as the role of the URL. */
export async function withSchemaEngine<T>(databaseUrl: string, run: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const Engine = await loadEngineClass();
  const schema = await readSchema();
  const own = new EngineAdapter(databaseUrl);
  const datamodels = schema.files.map((file): [string, string] => [file.path, file.content]);
  const engine = await Engine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(own));
  try {
    return await run(engine);
  } finally {
    engine.free();
    await own.close();
  }
}
