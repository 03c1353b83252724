import { Worker } from "node:worker_threads";
import type { FromSession, Job, Outcome, ToSession } from "./messages";

export interface SessionSetup {
  directory: string;
  base: Record<string, string>;
  connectionArguments: string[];
}

/** Told of each block of a result; the next blocks are held back until the promise is fulfilled. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/** One session of the engine in its own thread: strictly one query at a time. */
export class EngineSession {
  readonly #worker: Worker;
  #receive: ((message: FromSession) => void) | undefined;

  private constructor(setup: SessionSetup) {
    this.#worker = new Worker(new URL("./session-thread.mjs", import.meta.url), { workerData: setup, execArgv: [] });
    this.#worker.on("message", (message: FromSession) => this.#receive?.(message));
    // A session that cannot be kept is the end of the engine: it is restarted as a whole.
    this.#worker.on("error", (error) => {
      throw error;
    });
  }

  static async open(setup: SessionSetup): Promise<EngineSession> {
    const session = new EngineSession(setup);
    await new Promise<void>((resolve) => {
      session.#receive = () => resolve();
    });
    return session;
  }

  /** Runs a query, its result going into the sink; rejects with the engine's own message. */
  run(job: Job, sink: Sink): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#receive = (message) => {
        if (message.kind === "chunk") {
          const acknowledge = () => this.#send({ kind: "acknowledge" });
          sink(message.bytes).then(acknowledge, () => this.cancel());
        } else if (message.kind === "done") resolve(message.outcome);
        else if (message.kind === "failed") reject(new Error(message.message));
      };
      this.#send({ kind: "run", job });
    });
  }

  /** Stops the delivery of the present result; the query itself is ended by KILL QUERY from another session. */
  cancel(): void {
    this.#send({ kind: "cancel" });
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#receive = (message) => {
        if (message.kind === "closed") resolve();
      };
      this.#send({ kind: "close" });
    });
  }

  #send(message: ToSession): void {
    this.#worker.postMessage(message);
  }
}
