import pg from "pg";
import type { Passwords } from "./secrets";

export const DATABASE = "stillwatch";
export const SUPERUSER = "postgres";
export const OWNER = "stillwatch_owner";
export const APP = "stillwatch_app";
/** What the process that answers gateways restricts itself to. */
const POLICY = "stillwatch_policy";

export const databaseUrl = (port: number, role: string, password: string, database = DATABASE) =>
  `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;

/**
 * Whether the server answers. Resolves to the reason while it does not: starting up, or recovering after a crash.
 */
export async function refusal(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Makes the database and its roles: the owner, who migrates, and the application, who is neither owner nor superuser
 * and gets its rights on tables from the migration. Safe to repeat; a half-made set-up is completed.
 */
export async function ensureRoles(port: number, passwords: Passwords): Promise<void> {
  await asSuperuser(port, passwords, "postgres", async (client) => {
    await ensureRole(client, OWNER, passwords.owner);
    await ensureRole(client, APP, passwords.app);
    await ensureRestriction(client, POLICY);
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  });
  await asSuperuser(port, passwords, DATABASE, async (client) => {
    await client.query(`
      REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC;
      GRANT CONNECT, TEMPORARY ON DATABASE ${DATABASE} TO ${APP};
      ALTER SCHEMA public OWNER TO ${OWNER};
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO ${APP}, ${POLICY};
      CREATE SCHEMA IF NOT EXISTS graphile_worker AUTHORIZATION ${APP};
    `);
  });
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  const attributes = `LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`;
  if (found.rowCount === 0) await client.query(`CREATE ROLE ${role} ${attributes}`);
}

/** A role that nobody signs in as; the application may take it on, and has nothing by it otherwise. */
async function ensureRestriction(client: pg.Client, role: string): Promise<void> {
  const found = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  if (found.rowCount === 0) await client.query(`CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE`);
  await client.query(`GRANT ${role} TO ${APP} WITH INHERIT FALSE`);
}

async function asSuperuser(
  port: number,
  passwords: Passwords,
  database: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(port, SUPERUSER, passwords.superuser, database) });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
