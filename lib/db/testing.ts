import { readFile } from "node:fs/promises";
import path from "node:path";
import { environment } from "@/lib/env";
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
      { timeout: 240_000 },
    );
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  }
}

/** The URL of a role that may do anything to the test's cluster. */
export async function superuserUrl(name = "stillwatch"): Promise<string> {
  const { dataDir, databaseUrl } = environment();
  const { superuser } = JSON.parse(await readFile(path.join(dataDir, "postgres-passwords.json"), "utf8"));
  const url = new URL(databaseUrl ?? "");
  Object.assign(url, { username: "postgres", password: superuser, pathname: `/${name}` });
  return url.href;
}
