import { setTimeout as sleep } from "node:timers/promises";

/** A program on the live stream that comes back after the last change it has seen, as browsers do. */
export class LiveClient {
  /** Times that it was let in. */
  connections = 0;
  /** Times that it was told to fetch everything anew, since nobody knew what it had missed. */
  resets = 0;
  /** The newest change at the moment it was first let in. */
  since = 0;
  /** What it was told of: `topic/subject`. */
  readonly heard = new Set<string>();
  readonly #over = new AbortController();
  #newest: string | undefined;
  readonly #following: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
  ) {
    this.#following = this.#follow();
  }

  async close(): Promise<void> {
    this.#over.abort();
    await this.#following;
  }

  async #follow(): Promise<void> {
    while (!this.#over.signal.aborted) {
      await this.#connect().catch(() => undefined);
      await sleep(100);
    }
  }

  async #connect(): Promise<void> {
    const resume: Record<string, string> = this.#newest === undefined ? {} : { "last-event-id": this.#newest };
    const headers = { ...this.headers, ...resume };
    const { body } = await fetch(`${this.url}/api/live`, { headers, signal: this.#over.signal });
    let text = "";
    for await (const piece of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const messages = (text + piece).split("\n\n");
      text = messages.pop() ?? "";
      for (const message of messages) this.#hear(message);
    }
  }

  #hear(message: string): void {
    const fields = Object.fromEntries(message.split("\n").map((line) => line.split(/: (.*)/s)));
    if (fields.event === undefined) return;
    if (this.#newest === undefined) this.since = Number(fields.id);
    this.#newest = fields.id;
    if (fields.event === "ready") this.connections += 1;
    if (fields.event === "reset") this.resets += 1;
    if (fields.event !== "change") return;
    const { topic, subjectId } = JSON.parse(fields.data);
    this.heard.add(`${topic}/${subjectId}`);
  }
}
