import { parseArgs } from "node:util";
import { invalidInput } from "@/lib/kernel";

export const parts = ["ingest", "storage", "queries", "detect"] as const;
export type Part = (typeof parts)[number];

export interface BenchOptions {
  parts: Part[];
  accounts: number;
  exchanges: number;
  days: number;
  seed: number;
  /** Repeats of what is compared with a baseline. */
  runs: number;
  /** Keeps the data directory for a closer look. */
  keep: boolean;
}

const defaults = { accounts: 12_000, exchanges: 400_000, days: 30, seed: 1, runs: 3 };

export const usage = `Usage: npm run bench [-- ${parts.join("|")} …] [--accounts N] [--exchanges N] [--days N] [--seed N] [--runs N] [--keep]`;

/** @throws `invalid_input` with the usage for anything it does not know. */
export function readOptions(words: readonly string[]): BenchOptions {
  const text = { type: "string" as const };
  const options = {
    accounts: text,
    exchanges: text,
    days: text,
    seed: text,
    runs: text,
    keep: { type: "boolean" as const },
  };
  const { values, positionals } = known(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  const chosen = positionals.map((word) => {
    const part = parts.find((one) => one === word);
    if (part === undefined) throw invalidInput(`There is no benchmark "${word}". ${usage}`);
    return part;
  });
  const number = (name: keyof typeof defaults, least: number) => {
    const value = values[name] === undefined ? defaults[name] : Number(values[name]);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw invalidInput(`--${name} must be a whole number from ${least}. ${usage}`);
  };
  return {
    parts: chosen.length === 0 ? [...parts] : parts.filter((part) => chosen.includes(part)),
    accounts: number("accounts", 2_000),
    exchanges: number("exchanges", 20_000),
    days: number("days", 7),
    seed: number("seed", 0),
    runs: number("runs", 3),
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
