import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/lib/db";
import { logger } from "@/lib/log";
import { type Listener, listen } from "./listen";
import { changesById, changesSince, type LiveChange, newestChange } from "./store";

/** Null: changes were missed, and nobody can say which. */
export type Subscriber = (changes: LiveChange[] | null) => void;

/** Changes of one moment are fetched together. */
const gatherMs = 30;

/** What changes, as all streams of this process hear it: over one connection, fetched once for all of them. */
export class LiveFeed {
  readonly #subscribers = new Set<Subscriber>();
  readonly #listener: Listener;
  #announced: number[] = [];
  #newest: number | undefined;
  #gathering = false;
  readonly #ready: Promise<void>;

  constructor(
    private readonly db: () => Database,
    databaseUrl: () => string,
  ) {
    let listening: () => void = () => undefined;
    this.#ready = new Promise((resolve) => {
      listening = resolve;
    });
    this.#listener = listen(
      databaseUrl,
      "live",
      (payload) => this.#announce(Number(payload)),
      () => void this.#catchUp().finally(listening),
    );
  }

  /** Calls the subscriber with every change from now on; returns what ends it. */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** Resolves once the feed has heard of all that commits from then on. */
  listening(): Promise<void> {
    return this.#ready;
  }

  close(): Promise<void> {
    return this.#listener.close();
  }

  #announce(id: number): void {
    this.#announced.push(id);
    if (!this.#gathering) void this.#gather();
  }

  async #gather(): Promise<void> {
    this.#gathering = true;
    while (this.#announced.length > 0) {
      await sleep(gatherMs, undefined, { ref: false });
      const ids = this.#announced;
      this.#announced = [];
      await this.#deliver(() => changesById(this.db(), ids));
      this.#newest = Math.max(this.#newest ?? 0, ...ids);
    }
    this.#gathering = false;
  }

  /** The connection is new: at the start there is nothing to make up for, later there may be. */
  async #catchUp(): Promise<void> {
    const seen = this.#newest;
    if (seen !== undefined) await this.#deliver(() => changesSince(this.db(), seen));
    this.#newest = await newestChange(this.db()).catch(() => seen);
  }

  async #deliver(fetch: () => Promise<LiveChange[] | null>): Promise<void> {
    const changes = await fetch().catch((error) => {
      logger("http").warn({ err: error }, "changes could not be fetched; consoles refetch everything");
      return null;
    });
    if (changes?.length === 0) return;
    for (const subscriber of this.#subscribers) subscriber(changes);
  }
}
