import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, totalmem } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Finding, Spread } from "./measure";
import type { BenchOptions, Part } from "./options";
import { textTable } from "./text-table";

/** What a part has to say that is more than a list of findings. */
export interface Report {
  lines: string[];
  /** The same for programs. */
  result: unknown;
}

const RESULTS = fileURLToPath(new URL("results", import.meta.url));

const figure = (value: number): string =>
  value >= 1_000 ? Math.round(value).toLocaleString("en-US") : value >= 100 ? value.toFixed(0) : value.toPrecision(3);

const ranged = ({ median, least, most, runs }: Spread, unit: string): string =>
  runs === 1 ? `${figure(median)} ${unit}` : `${figure(median)} ${unit} (${figure(least)}–${figure(most)})`;

/** The table for people: median, and least to most over the runs; what a ratio is against stands below. */
export function tableOf(findings: readonly Finding[]): string {
  const baselines = [...new Set(findings.flatMap(({ against }) => (against === "" ? [] : [against])))];
  const mark = (against: string) => (against === "" ? "" : ` [${baselines.indexOf(against) + 1}]`);
  const rows = findings.map(({ area, what, against, unit, value, parts, target = "" }) => [
    area,
    `${what}${mark(against)}`,
    ranged(value, unit),
    parts === undefined ? "" : `${figure(parts.ours.median)} / ${figure(parts.baseline.median)} ${parts.unit}`,
    target,
  ]);
  const table = textTable([["", "", "median (least–most)", "ours / baseline", "target"], ...rows]);
  const legend = baselines.map((against, i) => `[${i + 1}] times faster than ${against}`);
  return [...table, "", ...legend].join("\n");
}

/** Keeps results with what they were measured on; gives the file's name. */
export async function keepResults(
  parts: readonly Part[],
  options: BenchOptions,
  results: Record<string, unknown>,
): Promise<string> {
  const { parts: _, keep: __, ...world } = options;
  const machine = {
    cpu: cpus()[0]?.model ?? "",
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    node: process.version,
  };
  const at = new Date().toISOString();
  await mkdir(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${at.replaceAll(":", "-").slice(0, 19)}-${parts.join("-")}.json`);
  await writeFile(file, `${JSON.stringify({ at, machine, world, ...results }, null, 1)}\n`);
  return file;
}
