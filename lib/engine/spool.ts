import { createWriteStream } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Request bodies on disk: the engine reads rows from a file, in parallel and without a copy in this process. */
export class Spool {
  #next = 0;

  private constructor(readonly directory: string) {}

  /** Empties the directory: what a killed process left behind was never acknowledged. */
  static async open(directory: string): Promise<Spool> {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    return new Spool(directory);
  }

  /** Writes a body as it came, compressed or not; returns its file. */
  async take(body: Readable | string): Promise<string> {
    this.#next += 1;
    const file = path.join(this.directory, `${this.#next}.rows`);
    try {
      if (typeof body === "string") await writeFile(file, body);
      else await pipeline(body, createWriteStream(file));
    } catch (error) {
      await this.drop(file);
      throw error;
    }
    return file;
  }

  async drop(file: string): Promise<void> {
    await rm(file, { force: true });
  }
}
