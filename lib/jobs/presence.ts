import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { logger } from "@/lib/log";
import { presenceLock } from "./recovery.sql";

/** Finds a host that vanished without a word within half a minute, where the system's default takes two hours. */
const keepAlive = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";
const retryMs = 500;

/**
 * Holds an advisory lock over a connection of its own for as long as this process lives: however it ends, the server
 * lets go of the lock at that moment, and others may take over what it was at.
 */
export async function holdPresence(databaseUrl: string, holder: string): Promise<{ close(): Promise<void> }> {
  let closed = false;
  let client: pg.Client;
  const hold = async () => {
    client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    client.on("error", () => undefined);
    await client.connect();
    await client.query(keepAlive);
    await client.query(presenceLock(holder));
    client.once("end", () => void holdAgain());
  };
  const holdAgain = async () => {
    while (!closed) {
      try {
        return await hold();
      } catch (error) {
        logger("jobs").debug({ err: error }, "the database does not answer yet");
        await sleep(retryMs);
      }
    }
  };
  await hold();
  return {
    close: async () => {
      closed = true;
      await client.end();
    },
  };
}
