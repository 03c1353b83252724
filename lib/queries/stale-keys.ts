import type { QueryClient } from "@tanstack/react-query";
import { keysOfTopic } from "./keys";

/** Changes that come together are refetched together. */
const gatherMs = 150;

/** Stands for "any of them" while keys are made; the key is then cut there, so that it fits them all. */
const any = "*";

/** Gathers what live changes make stale and has it refetched, each key once. */
export class StaleKeys {
  readonly #keys = new Map<string, readonly unknown[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly client: Pick<QueryClient, "invalidateQueries">) {}

  /** @param subjectId null when any subject of the topic may have changed */
  add(topic: string, subjectId: string | null): void {
    for (const key of keysOfTopic(topic, subjectId ?? any)) this.#add(key.at(-1) === any ? key.slice(0, -1) : key);
  }

  /** Nobody knows what changed. */
  addAll(): void {
    this.#add([]);
  }

  /** Forgets what is gathered. */
  close(): void {
    clearTimeout(this.#timer);
    this.#keys.clear();
  }

  #add(queryKey: readonly unknown[]): void {
    this.#keys.set(JSON.stringify(queryKey), queryKey);
    this.#timer ??= setTimeout(() => this.#flush(), gatherMs);
  }

  #flush(): void {
    this.#timer = undefined;
    const keys = this.#keys.has("[]") ? [[]] : [...this.#keys.values()];
    this.#keys.clear();
    for (const queryKey of keys) void this.client.invalidateQueries({ queryKey });
  }
}
