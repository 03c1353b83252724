import pg from "pg";
import { grantApplicationRole } from "./grants";
import { readMigrationList, readSchema } from "./migration-files";
import { withSchemaEngine } from "./schema-engine";

const filters = { externalTables: [], externalEnums: [] };

/** Any number will do, as long as every replica that starts uses the same one. */
const migrationLock = 7_406_200_431;

/**
 * Applies what the history holds and the database does not, as the owner's role, then grants the application's role
 * what it may do. Safe to call from several starting replicas at once. Returns the names applied.
 */
export async function migrateDatabase(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const migrationsList = await readMigrationList();
    const result = await withSchemaEngine(ownerUrl, (engine) => engine.applyMigrations({ migrationsList, filters }));
    await grantApplicationRole(client);
    return result.appliedMigrationNames;
  } finally {
    await client.end();
  }
}

/**
 * The SQL that leads from the migration history to the data model; empty when they agree. Needs a role that may create
 * databases: the history is replayed in one of its own.
 */
export async function pendingSchemaChange(databaseUrl: string): Promise<string> {
  const [schema, migrationsList] = await Promise.all([readSchema(), readMigrationList()]);
  const result = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrationsList },
      to: { tag: "schemaDatamodel", ...schema },
      script: true,
      exitCode: null,
      filters,
    }),
  );
  return (result.stdout ?? "").replace("-- This is an empty migration.", "").trim();
}
