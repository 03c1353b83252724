import type { EngineSession } from "./session";

/** Lends sessions in the order of asking. */
export class SessionPool {
  readonly #free: EngineSession[];
  readonly #waiting: ((session: EngineSession) => void)[] = [];

  constructor(readonly sessions: EngineSession[]) {
    this.#free = [...sessions];
  }

  /** Waits for a session; an aborted wait leaves the queue and rejects. */
  acquire(signal: AbortSignal): Promise<EngineSession> {
    signal.throwIfAborted();
    const free = this.#free.pop();
    if (free) return Promise.resolve(free);
    return new Promise((resolve, reject) => {
      const grant = (session: EngineSession) => {
        signal.removeEventListener("abort", leave);
        resolve(session);
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(grant), 1);
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting.push(grant);
    });
  }

  release(session: EngineSession): void {
    const next = this.#waiting.shift();
    if (next) next(session);
    else this.#free.push(session);
  }
}
