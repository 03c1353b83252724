import { setTimeout as sleep } from "node:timers/promises";

const questions = ["/api/overview", "/api/campaigns", "/api/jobs", "/api/v1/batches", "/api/health"];

/** An analyst who never stops asking, and writes down whatever is not answered. */
export class Reader {
  answered = 0;
  readonly refusals: string[] = [];
  #over = false;
  #turned = Promise.resolve();
  #asking: Promise<void>;

  constructor(
    private url: string,
    private readonly headers: Record<string, string>,
  ) {
    this.#asking = this.#ask();
  }

  /** Asks somebody else from now on; resolves when the last question to the former is answered. */
  async turnTo(url: string): Promise<void> {
    this.url = url;
    await this.#turned;
  }

  async close(): Promise<void> {
    this.#over = true;
    await this.#asking;
  }

  async #ask(): Promise<void> {
    for (let n = 0; !this.#over; n++) {
      const question = this.#one(`${this.url}${questions[n % questions.length]}`);
      this.#turned = question;
      await question;
      await sleep(300);
    }
  }

  async #one(url: string): Promise<void> {
    const refusal = await fetch(url, { headers: this.headers }).then(
      async (answer) => (answer.ok ? undefined : `${answer.status} ${await answer.text()}`),
      (error) => String(error.cause ?? error),
    );
    if (refusal === undefined) this.answered += 1;
    else this.refusals.push(`${url}: ${refusal}`);
  }
}
