import { logger } from "@/lib/log";

/** What has been opened, to be closed in the opposite order; a fault of one does not keep the others open. */
export class Closers {
  readonly #closers: [string, () => Promise<void>][] = [];
  #closing: Promise<void> | undefined;

  /** Takes what is still opening, since a stop may come before it is open; what fails to open needs no closing. */
  add(name: string, opening: Promise<{ close(): Promise<void> }>): void {
    this.#closers.push([name, async () => (await opening.catch(() => undefined))?.close()]);
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    for (let next = this.#closers.pop(); next; next = this.#closers.pop()) {
      const [name, close] = next;
      await close().catch((error) => logger("launcher").error({ err: error, part: name }, "could not be closed"));
    }
  }
}
