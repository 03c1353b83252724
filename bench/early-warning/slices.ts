import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { hour } from "@/lib/kernel";
import type { AccountEvidence, SimulationFiles, WorldSize } from "@/lib/simulator";
import { readLines } from "../read-lines";

/** What became known between two moments: files in the canonical format, undefined where there was nothing. */
export interface Slice {
  /** The end of it, milliseconds since the epoch; everything in it is older. */
  until: number;
  accounts: string | undefined;
  releases: string | undefined;
  exchanges: string | undefined;
}

/** The moments at which a replay looks: every `step` hours, and at the end of the window. */
export function momentsOf({ start, days }: Pick<WorldSize, "start" | "days">, step: number): number[] {
  const began = Date.parse(start);
  const hours = days * 24;
  const count = Math.ceil(hours / step);
  return Array.from({ length: count }, (_, i) => began + Math.min(hours, (i + 1) * step) * hour);
}

/** Cuts a world at moments, so that it can be taken as it came in. What is older than the window comes with the first slice. */
export async function cutWorld(files: SimulationFiles, moments: readonly number[], out: string): Promise<Slice[]> {
  const exchanges = await cutExchanges(files.exchanges, moments, out);
  const accounts = await cutLines(files.accounts, moments, path.join(out, "accounts"), (one: AccountEvidence) =>
    Date.parse(one.created_at),
  );
  const releases = await cutLines(files.releases, moments, path.join(out, "releases"), (one: { released_at: string }) =>
    Date.parse(one.released_at),
  );
  return moments.map((until, i) => ({
    until,
    accounts: accounts[i],
    releases: releases[i],
    exchanges: exchanges[i],
  }));
}

/** The number of the slice that a moment falls into; undefined after the last one. */
export function sliceAt(moments: readonly number[], at: number): number | undefined {
  const index = moments.findIndex((until) => at < until);
  return index === -1 ? undefined : index;
}

async function cutLines<Line>(
  file: string,
  moments: readonly number[],
  name: string,
  timeOf: (line: Line) => number,
): Promise<(string | undefined)[]> {
  const slices: Line[][] = moments.map(() => []);
  for (const line of await readLines<Line>(file)) slices[sliceAt(moments, timeOf(line)) ?? -1]?.push(line);
  return Promise.all(
    slices.map(async (lines, i) => {
      if (lines.length === 0) return undefined;
      const part = `${name}-${i}.ndjson`;
      await writeFile(part, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
      return part;
    }),
  );
}

/** The exchanges are in order of time, so that one file is written after the other, with flat memory. */
async function cutExchanges(file: string, moments: readonly number[], out: string): Promise<(string | undefined)[]> {
  const parts: (string | undefined)[] = moments.map(() => undefined);
  let open: { index: number; stream: WriteStream } | undefined;
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const index = sliceAt(moments, Date.parse(/"ts":"([^"]+)"/.exec(line)?.[1] ?? ""));
    if (index === undefined) continue;
    if (open?.index !== index) {
      await closed(open?.stream);
      const part = path.join(out, `exchanges-${index}.ndjson`);
      parts[index] = part;
      open = { index, stream: createWriteStream(part) };
    }
    open.stream.write(`${line}\n`);
  }
  await closed(open?.stream);
  return parts;
}

async function closed(stream: WriteStream | undefined): Promise<void> {
  if (stream === undefined) return;
  stream.end();
  await finished(stream);
}
