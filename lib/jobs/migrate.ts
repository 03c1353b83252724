import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { logger } from "@/lib/log";

/** Graphile Worker's log as ours: what it calls info is of no interest to people who run a console. */
export const queueLogger = new Logger(() => (level, message, meta) => {
  const log = logger("jobs");
  if (level === "error") log.error({ err: meta?.error }, message);
  else if (level === "warning") log.warn(message);
  else log.debug(message);
});

/**
 * Brings the queue's own tables up to date, as the application's role: its schema is that role's. Safe to repeat and to
 * run from several replicas at once.
 */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_namespace where nspname = 'graphile_worker'");
    // With the schema there, the role needs no right to create schemas; the queue itself would ask for it.
    if (found.rowCount !== 0) {
      await client.query(`create table if not exists graphile_worker.migrations (
        id int primary key, ts timestamptz default now() not null, breaking boolean not null default false)`);
    }
  } finally {
    await client.end();
  }
  await runMigrations({ connectionString: databaseUrl, logger: queueLogger });
}
