import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { logger } from "@/lib/log";

/** What the server shows as the name of the connection. */
const name = "stillwatch live";
const retryMs = 500;
/** A dead connection that says nothing is found by asking it. */
const checkMs = 30_000;

export interface Listener {
  close(): Promise<void>;
}

/**
 * One connection that listens on a channel, and makes itself anew whenever it is lost.
 * @param connected called each time it listens again: what was said in between is lost
 */
export function listen(
  databaseUrl: () => string,
  channel: string,
  heard: (payload: string) => void,
  connected: () => void,
): Listener {
  const closing = new AbortController();
  let client: pg.Client | undefined;

  const listenOnce = async () => {
    const own = new pg.Client({ connectionString: databaseUrl(), application_name: name, keepAlive: true });
    client = own;
    const ended = new Promise<void>((resolve) => own.once("end", resolve));
    own.on("error", () => undefined);
    own.on("notification", ({ payload }) => heard(payload ?? ""));
    try {
      await own.connect();
      await own.query(`listen ${own.escapeIdentifier(channel)}`);
      connected();
      while (!closing.signal.aborted && (await isAlive(own, ended))) {
        // Notifications arrive by themselves.
      }
    } finally {
      await own.end().catch(() => undefined);
    }
  };

  const isAlive = async (own: pg.Client, ended: Promise<void>) => {
    const over = await Promise.race([
      ended.then(() => true),
      sleep(checkMs, false, { signal: closing.signal, ref: false }).catch(() => true),
    ]);
    if (over) return false;
    await own.query("select 1");
    return true;
  };

  const loop = async () => {
    while (!closing.signal.aborted) {
      await listenOnce().catch((error) => logger("http").debug({ err: error }, "not listening to the database yet"));
      await sleep(retryMs, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    }
  };
  const looped = loop();
  return {
    close: async () => {
      closing.abort();
      await client?.end().catch(() => undefined);
      await looped;
    },
  };
}
