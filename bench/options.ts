import { parseArgs } from "node:util";
import { invalidInput } from "@/lib/kernel";
import type { WorldSize } from "@/lib/simulator";

/** What a plain `npm run bench` measures: speed and size, all on one world. */
export const speedParts = ["ingest", "storage", "queries"] as const;
/** Measured on request, on the same world and a build of the console: what a browser shows, and how soon. */
export const browserParts = ["console"] as const;
/** Measured on request, on worlds of their own: what detection costs, what it finds, whom it accuses, and how soon. */
export const findingParts = ["detection", "quality", "early-warning"] as const;
/** Measured on request, on rules instead of a world: what gateways wait for. */
export const gatewayParts = ["policy"] as const;
/** Measured on request, on a campaign alone: what sharing it costs. */
export const sharingParts = ["export"] as const;
export const parts = [...speedParts, ...browserParts, ...gatewayParts, ...sharingParts, ...findingParts] as const;
export type Part = (typeof parts)[number];

export interface BenchOptions {
  parts: Part[];
  /** Sizes that were asked for; `sizeOf` fills in the part's own. */
  accounts: number | undefined;
  exchanges: number | undefined;
  days: number | undefined;
  /** Of the first world. */
  seed: number;
  /** Repeats of what is compared with a baseline. */
  runs: number;
  /** Seconds for each question of `queries`; at least as many repeats are made. */
  seconds: number;
  /** Worlds to measure findings on, with seeds that follow each other. */
  seeds: number | undefined;
  /** Hours between two runs of a replay. */
  step: number;
  /** Leaves the evasion curves out of `quality`. */
  plain: boolean;
  /** A data directory that `--keep` left, for `queries` and the largest world of `detection`. */
  data: string | undefined;
  /** Leaves the smaller worlds of `detection` out. */
  only: boolean;
  /** Keeps the data directory for a closer look. */
  keep: boolean;
}

const sizes = {
  ingest: { accounts: 12_000, exchanges: 400_000, days: 30, seeds: 1 },
  detection: { accounts: 100_000, exchanges: 3_000_000, days: 30, seeds: 1 },
  quality: { accounts: 4_000, exchanges: 80_000, days: 21, seeds: 10 },
  "early-warning": { accounts: 2_000, exchanges: 40_000, days: 14, seeds: 3 },
};
type Kind = keyof typeof sizes;

/** Size and first seed of the worlds of a part; the parts that measure speed share one. */
export function sizeOf(options: BenchOptions, kind: Kind): WorldSize {
  const { accounts, exchanges, days } = sizes[kind];
  return {
    accounts: options.accounts ?? accounts,
    exchanges: options.exchanges ?? exchanges,
    days: options.days ?? days,
    seed: options.seed,
    start: "2026-01-12",
  };
}

/** The worlds of a part, which differ in their seed alone. */
export function worldsOf(options: BenchOptions, kind: Kind): WorldSize[] {
  const first = sizeOf(options, kind);
  return Array.from({ length: options.seeds ?? sizes[kind].seeds }, (_, i) => ({ ...first, seed: first.seed + i }));
}

export const usage = `Usage: npm run bench [-- PART …] [--accounts N] [--exchanges N] [--days N] [--seed N] [--runs N] [--keep]
Parts: ${speedParts.join(", ")} (all of these by default); queries [--seconds N: for each question] [--data DIR: kept before]
On request ${[...browserParts, ...gatewayParts, ...sharingParts, ...findingParts].join(", ")}:
  console        screens, frames and script of the built console in a browser [--data DIR: kept before]
  policy         latency of answers to gateways beside a bare server of Node's, and from a decision to its effect
  export         time and memory of sharing a campaign of 25,000 accounts, or --accounts, beside JSON.stringify of the same object
  detection      cost by size up to --exchanges, memory, and whether the console answers meanwhile [--only: that size alone] [--data DIR: kept before]
  quality        recall, false flags, verdicts and evasion curves on simulated worlds [--seeds N] [--plain: no evasion curves]
  early-warning  worlds replayed with the data up to each moment only [--seeds N] [--step HOURS]`;

const text = { type: "string" as const };
const flag = { type: "boolean" as const };
const numbers = {
  accounts: text,
  exchanges: text,
  days: text,
  seed: text,
  runs: text,
  seconds: text,
  seeds: text,
  step: text,
};

/** @throws `invalid_input` with the usage for anything it does not know. */
export function readOptions(words: readonly string[]): BenchOptions {
  const options = { ...numbers, plain: flag, keep: flag, only: flag, data: text };
  const { values, positionals } = known(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  const chosen = positionals.map((word) => {
    const part = parts.find((one) => one === word);
    if (part === undefined) throw invalidInput(`There is no benchmark "${word}". ${usage}`);
    return part;
  });
  const number = (name: keyof typeof numbers, least: number) => {
    if (values[name] === undefined) return undefined;
    const value = Number(values[name]);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw invalidInput(`--${name} must be a whole number from ${least}. ${usage}`);
  };
  return {
    parts: chosen.length === 0 ? [...speedParts] : parts.filter((part) => chosen.includes(part)),
    accounts: number("accounts", 2_000),
    exchanges: number("exchanges", 20_000),
    days: number("days", 7),
    seed: number("seed", 0) ?? 1,
    runs: number("runs", 1) ?? 3,
    seconds: number("seconds", 1) ?? 60,
    seeds: number("seeds", 1),
    step: number("step", 1) ?? 12,
    plain: values.plain === true,
    data: values.data,
    only: values.only === true,
    keep: values.keep === true,
  };
}

function known<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw invalidInput(`${sentence}. ${usage}`);
  }
}
