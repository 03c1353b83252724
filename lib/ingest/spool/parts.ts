import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { environment } from "@/lib/env";
import type { Body } from "./decode";
import type { Framer, Shape } from "./shape";

/**
 * Bytes after which a part is handed on while the upload goes on: many enough that planning its statement takes little of the time. The
 * first one is smaller, since the engine has nothing to do until it has come.
 */
const firstPartBytes = 64 * 1024 * 1024;
const partBytes = 160 * 1024 * 1024;

/** A piece of an upload on disk, framed for the engine. */
export interface Part {
  number: number;
  lines: number;
  shape: Shape;
  /** Where its bytes are as they were framed; none for a part in a format of its own. */
  file?: string;
  read(): Readable;
  drop(): Promise<void>;
}

const directory = (): string => path.join(environment().dataDir, "spool");

export interface Spooling {
  /** Names the files, so that what a dead process left can be told. */
  batchId: string;
  body: Body;
  onBytes(bytes: number): void;
}

/** Writes an upload to disk in parts, each given out when it is complete. Whoever takes a part drops it. */
export async function* spoolParts({ batchId, body, onBytes }: Spooling, framer: Framer): AsyncIterable<Part> {
  await mkdir(directory(), { recursive: true, mode: 0o700 });
  let current: OpenPart | undefined;
  let count = 0;
  try {
    for await (const block of body) {
      onBytes(block.length);
      const frames = framer.push(block);
      if (frames.length === 0) continue;
      current ??= await OpenPart.create(batchId, count++);
      await current.write(frames);
      if (current.bytes < (count === 1 ? firstPartBytes : partBytes)) continue;
      const full = current;
      current = undefined;
      yield await full.close(framer);
    }
    const frames = framer.end();
    if (frames.length > 0) {
      current ??= await OpenPart.create(batchId, count++);
      await current.write(frames);
    }
    if (current !== undefined) {
      const last = current;
      current = undefined;
      yield await last.close(framer);
    }
  } finally {
    await current?.discard();
  }
}

class OpenPart {
  bytes = 0;

  private constructor(
    private readonly number: number,
    private readonly file: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(batchId: string, number: number): Promise<OpenPart> {
    const file = path.join(directory(), `${batchId}.${number}.rows`);
    return new OpenPart(number, file, await open(file, "w", 0o600));
  }

  async write(frames: Buffer): Promise<void> {
    this.bytes += frames.length;
    await this.handle.writeFile(frames);
  }

  async close({ lines, shape }: Pick<Framer, "lines" | "shape">): Promise<Part> {
    await this.handle.close();
    const { file, number } = this;
    const read = () => createReadStream(file, { highWaterMark: 1 << 20 });
    return { number, lines, shape, file, read, drop: () => rm(file, { force: true }) };
  }

  async discard(): Promise<void> {
    await this.handle.close();
    await rm(this.file, { force: true });
  }
}

/** A whole upload on disk, for formats that are not read from their beginning on. Whoever takes it drops it. */
export interface SpooledFile {
  path: string;
  drop(): Promise<void>;
}

export async function spoolFile({ batchId, body, onBytes }: Spooling): Promise<SpooledFile> {
  await mkdir(directory(), { recursive: true, mode: 0o700 });
  const file = path.join(directory(), `${batchId}.0.file`);
  const drop = () => rm(file, { force: true });
  const handle = await open(file, "w", 0o600);
  try {
    for await (const block of body) {
      onBytes(block.length);
      await handle.writeFile(block);
    }
  } catch (error) {
    await drop();
    throw error;
  } finally {
    await handle.close();
  }
  return { path: file, drop };
}

/** Removes what processes that died left in the spool of this machine. */
export async function sweepSpool(isAlive: (batchIds: string[]) => Promise<Set<string>>): Promise<void> {
  const files = await readdir(directory()).catch(() => []);
  const batchOf = (file: string): string => file.split(".")[0] ?? "";
  const alive = await isAlive([...new Set(files.map(batchOf))]);
  const dead = files.filter((file) => !alive.has(batchOf(file)));
  await Promise.all(dead.map((file) => rm(path.join(directory(), file), { force: true })));
}
