import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { readSchema } from "./migration-files";

const require = createRequire(import.meta.url);

/**
 * Prisma's own schema engine as WebAssembly: the native binary is a download, which an offline machine cannot make.
 * The package is built for bundlers, so its module is instantiated by hand.
 */
async function loadEngineClass(): Promise<typeof SchemaEngine> {
  const gluePath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(gluePath.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue.SchemaEngine;
}

/**
 * Prisma's adapter cuts a script at every semicolon, those inside a function's body too. Sent whole, a script is parsed by
 * the server and is one transaction besides.
 */
class WholeScripts extends PrismaPg {
  constructor(private readonly databaseUrl: string) {
    super({ connectionString: databaseUrl });
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script: string) => {
      const client = new pg.Client({ connectionString: this.databaseUrl });
      await client.connect();
      await client.query(script).finally(() => client.end());
    };
    return adapter;
  }
}

/** Runs a function with a schema engine connected to a database as the role of the URL. */
export async function withSchemaEngine<T>(databaseUrl: string, run: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const Engine = await loadEngineClass();
  const schema = await readSchema();
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(databaseUrl));
  const datamodels = schema.files.map((file): [string, string] => [file.path, file.content]);
  const engine = await Engine.new({ datamodels }, () => undefined, adapter);
  try {
    return await run(engine);
  } finally {
    engine.free();
  }
}
