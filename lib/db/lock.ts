import { unavailable } from "@/lib/kernel";
import type { Database } from "./client";
import { databaseError } from "./errors";

/** Longer than anything that is done under a lock. */
const longestHold = 24 * 3_600_000;

export interface HeldLock {
  /** Throws `unavailable` when the connection that holds the lock is gone, and the lock with it. */
  check(): Promise<void>;
}

/**
 * Runs a function while holding a lock that all processes on this database share, by name. The lock is a transaction of
 * its own on one connection: whatever the function writes elsewhere is committed independently of it.
 * @throws `unavailable` when the lock is not free within `waitMs`.
 */
export async function withLock<T>(
  db: Database,
  name: string,
  waitMs: number,
  run: (lock: HeldLock) => Promise<T>,
): Promise<T> {
  let failure: unknown;
  let result: { value: T } | undefined;
  try {
    await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`select set_config('lock_timeout', ${`${waitMs}ms`}, true)`;
        await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
        const check = async () => void (await tx.$executeRaw`select 1`);
        try {
          result = { value: await run({ check }) };
        } catch (error) {
          failure = error;
        }
      },
      { timeout: longestHold },
    );
  } catch (error) {
    if (result === undefined && failure === undefined) throw lockError(error, name);
  }
  if (failure !== undefined) throw failure;
  if (result === undefined) throw unavailable(`The lock ${name} was lost.`);
  return result.value;
}

/** Postgres 55P03: the lock was not free in time. */
function lockError(error: unknown, name: string): unknown {
  if (error instanceof Error && /55P03|lock timeout/.test(error.message)) {
    return unavailable(`Too much is waiting for ${name}; try again.`, 10, error);
  }
  return databaseError(error);
}
