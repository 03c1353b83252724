import { type Database, database } from "./client";

class RollBack extends Error {}

/** Runs a test in a transaction that is rolled back at its end, whatever it did. Commands inside become savepoints. */
export async function rolledBack(test: (db: Database) => Promise<void>): Promise<void> {
  try {
    await database().$transaction(
      async (tx) => {
        await test(tx as Database);
        throw new RollBack();
      },
      { timeout: 120_000 },
    );
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  }
}
