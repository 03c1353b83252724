import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { programOf } from "@/lib/env/program";
import { newId, unavailable } from "@/lib/kernel";
import { logger } from "@/lib/log";
import type { Held } from "./held";
import type { FollowerData, FromFollower, ToFollower } from "./messages";

const reportMs = 1_000;
const restartMs = 500;
const snapshotWithinMs = 30_000;
const stopWithinMs = 2_000;

export interface SignedSnapshot {
  etag: string;
  jws: Uint8Array;
}

/**
 * The thread that speaks with the database and the disk, seen from the one that answers, which waits for neither. A thread
 * that ends is started again; what was known stays known.
 */
export class Follower {
  readonly #data: FollowerData = { id: newId(), startedAt: new Date() };
  readonly #waiting = new Map<number, (made: SignedSnapshot | undefined) => void>();
  readonly #heard = new Map<FromFollower["kind"], (() => void)[]>();
  readonly #reporting: NodeJS.Timeout;
  #worker: Worker;
  #asked = 0;
  #stopping = false;

  constructor(
    readonly held: Held,
    readonly requests: () => number,
  ) {
    this.#worker = this.#start();
    this.#reporting = setInterval(() => this.#report(), reportMs);
  }

  /** Resolves when it says something of a kind the next time. */
  hears(kind: FromFollower["kind"]): Promise<void> {
    return new Promise((resolve) => this.#heard.set(kind, [...(this.#heard.get(kind) ?? []), resolve]));
  }

  /** @throws `unavailable` while there is no key to sign with */
  async snapshot(since: string | undefined): Promise<SignedSnapshot> {
    const id = ++this.#asked;
    const made = new Promise<SignedSnapshot | undefined>((resolve) => this.#waiting.set(id, resolve));
    this.#send({ kind: "snapshot", id, since });
    const signed = await Promise.race([made, sleep(snapshotWithinMs, undefined, { ref: false })]);
    this.#waiting.delete(id);
    if (signed === undefined) throw unavailable("There is no signed snapshot yet: ask again in a moment.", 5);
    return signed;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#reporting);
    const stopped = this.hears("stopped");
    this.#report();
    this.#send({ kind: "stop" });
    await Promise.race([stopped, sleep(stopWithinMs, undefined, { ref: false })]);
    await this.#worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(programOf("lib/policy/follow.ts"), { workerData: this.#data });
    worker.on("message", (message: FromFollower) => this.#take(message));
    worker.on("error", (error) => logger("policy").error({ err: error }, "the thread that follows the rules failed"));
    worker.on("exit", () => {
      for (const resolve of this.#waiting.values()) resolve(undefined);
      if (this.#stopping) return;
      setTimeout(() => {
        if (!this.#stopping) this.#worker = this.#start();
      }, restartMs);
    });
    return worker;
  }

  #take(message: FromFollower): void {
    this.held.take(message);
    if (message.kind === "snapshot") {
      const { id, etag, jws } = message;
      this.#waiting.get(id)?.(jws === undefined ? undefined : { etag, jws });
    }
    for (const resolve of this.#heard.get(message.kind) ?? []) resolve();
    this.#heard.delete(message.kind);
  }

  #report(): void {
    const observations = this.held.observed.takeAll();
    this.#send({ kind: "seen", observations, requests: this.requests(), rules: this.held.rules.size });
  }

  #send(message: ToFollower): void {
    this.#worker.postMessage(message);
  }
}
