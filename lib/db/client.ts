import { environment } from "@/lib/env";
import { unavailable } from "@/lib/kernel";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { databaseError } from "./errors";
import { InTurnAdapter } from "./in-turn";

/** A transaction of the system of record. */
export type Transaction = Prisma.TransactionClient;

/** The system of record itself, or a transaction on it: `$transaction` inside one becomes a savepoint. */
export type Database = Pick<PrismaClient, "$transaction"> & Transaction;

/** Connections of one process; Postgres allows a hundred over all of them by default. */
const connections = 16;
/** Longest wait for a connection before a caller is told to come back. */
const longestWait = 5_000;
const longestTransaction = 60_000;

/** Opens a client on a URL; nothing is sent until the first query. */
export const openDatabase = (url: string): PrismaClient =>
  new PrismaClient({
    adapter: new InTurnAdapter({ connectionString: url, max: connections, connectionTimeoutMillis: longestWait }),
    transactionOptions: { maxWait: longestWait, timeout: longestTransaction },
  });

let current: { url: string; client: PrismaClient } | undefined;

/** The database named by `DATABASE_URL`, opened at first use and again when the URL has changed. */
export function database(): PrismaClient {
  const url = environment().databaseUrl;
  if (url === undefined) throw unavailable("No database is running: DATABASE_URL is not set.", 5);
  if (current?.url !== url) {
    void current?.client.$disconnect();
    current = { url, client: openDatabase(url) };
  }
  return current.client;
}

/** Closes the shared client, so that a process can end. */
export async function closeDatabase(): Promise<void> {
  await current?.client.$disconnect();
  current = undefined;
}

/**
 * Runs a function in a transaction, or in a savepoint when `db` is one already.
 * @throws `unavailable` when no connection is free in time or the server is restarting.
 */
export async function inTransaction<T>(db: Database, run: (tx: Database) => Promise<T>): Promise<T> {
  try {
    return await db.$transaction((tx) => run(tx as Database));
  } catch (error) {
    throw databaseError(error);
  }
}
