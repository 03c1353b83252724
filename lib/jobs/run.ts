import type { Database } from "@/lib/db";
import { logger } from "@/lib/log";
import { type Progress, writeProgress } from "./store";

/** What a handler of jobs is given. */
export interface JobScope {
  id: string;
  payload: Record<string, unknown>;
  /** Says where the work is; cheap, may be called as often as one likes. `progress` goes from 0 to 1. */
  report(phase: string, progress: number, detail?: Record<string, unknown>): void;
  /** Aborts when somebody asks the run to stop, or the process ends: a handler then throws `signal.reason` soon. */
  signal: AbortSignal;
}

/** Does the work of one kind of job. It may run again after a crash, so doing it twice must do no harm. */
export type JobHandler = (scope: JobScope) => Promise<void>;

/** Why a run is broken off. */
export class Interruption extends Error {
  constructor(readonly because: "stop" | "shutdown" | "lost") {
    super(`The run is broken off (${because}).`);
  }
}

/** Between two writes of progress, so that a busy handler does not keep the database and the consoles busy too. */
const pauseMs = 500;

/** A run under way in this process: its signal, and its progress on the way to the database. */
export class Run {
  /** It is ours in the database as well. */
  claimed = false;
  readonly #abort = new AbortController();
  #next: Progress | undefined;
  #timer: NodeJS.Timeout | undefined;
  #notBefore = 0;
  #writing = Promise.resolve();

  constructor(
    readonly id: string,
    private readonly db: Database,
    private readonly holder: string,
  ) {}

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get interruption(): Interruption["because"] | undefined {
    return this.signal.reason instanceof Interruption ? this.signal.reason.because : undefined;
  }

  interrupt(because: Interruption["because"]): void {
    if (!this.signal.aborted) this.#abort.abort(new Interruption(because));
  }

  report(phase: string, progress: number, detail: Record<string, unknown> = {}): void {
    const within = Math.min(1, Math.max(0, progress));
    this.#next = { phase, progress: within, detail: { ...this.#next?.detail, ...detail } };
    this.#timer ??= setTimeout(() => void this.flush(), Math.max(0, this.#notBefore - Date.now()));
  }

  /** Writes the last report now and waits until it is there. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const progress = this.#next;
    this.#next = undefined;
    if (progress) {
      this.#notBefore = Date.now() + pauseMs;
      this.#writing = this.#writing.then(() => this.#write(progress));
    }
    await this.#writing;
  }

  async #write(progress: Progress): Promise<void> {
    await writeProgress(this.db, this.id, this.holder, progress).catch((error) =>
      logger("jobs").warn({ err: error, run: this.id }, "progress was not written"),
    );
  }
}
