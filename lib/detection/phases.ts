import type { RunPhase } from "./contract";

export type PhaseListener = (phase: RunPhase) => void;

/** Measures the phases of a run one after the other and tells about each when it is over. */
export class PhaseClock {
  readonly done: RunPhase[] = [];
  readonly #listener: PhaseListener | undefined;
  readonly #signal: AbortSignal | undefined;

  constructor(listener?: PhaseListener, signal?: AbortSignal) {
    this.#listener = listener;
    this.#signal = signal;
  }

  /**
   * Runs a phase. `detail` says what came of it.
   * @throws the signal's reason when the run was stopped before or during the phase
   */
  async run<Result>(
    phase: string,
    work: () => Promise<Result> | Result,
    detail: (result: Result) => string,
  ): Promise<Result> {
    this.#signal?.throwIfAborted();
    const began = performance.now();
    const result = await work();
    this.#signal?.throwIfAborted();
    const entry = { phase, seconds: Math.round(performance.now() - began) / 1000, detail: detail(result) };
    this.done.push(entry);
    this.#listener?.(entry);
    return result;
  }
}
