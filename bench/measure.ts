/** What repeated runs gave: the median and how far the runs lie apart. */
export interface Spread {
  median: number;
  least: number;
  most: number;
  runs: number;
}

/** One line of the table: something measured, as such or as a ratio against a stated baseline. */
export interface Finding {
  area: "ingest" | "storage" | "queries" | "console" | "policy" | "export";
  what: string;
  /** What it is measured against, in words; empty for a plain figure. */
  against: string;
  unit: string;
  value: Spread;
  /** Ours and the baseline's own figures, when `value` is a ratio. */
  parts?: { ours: Spread; baseline: Spread; unit: string };
  target?: string;
}

export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError("nothing was measured");
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number) => sorted[place] as number;
  const middle = (sorted.length - 1) / 2;
  const median = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
  return { median, least: at(0), most: at(sorted.length - 1), runs: sorted.length };
}

/** Seconds that a piece of work takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

export interface Paired {
  ours: number[];
  baseline: number[];
}

/**
 * Runs two pieces of work in turn, the first one alternating, so that neither has the warmer machine.
 * @param isEnough asked after each run but the last, with the number of runs so far
 */
export async function interleaved(
  runs: number,
  work: { ours(run: number): Promise<number>; baseline(run: number): Promise<number> },
  isEnough: (runs: number) => boolean = () => false,
): Promise<Paired> {
  const paired: Paired = { ours: [], baseline: [] };
  for (let run = 0; run < runs && !(run > 0 && isEnough(run)); run++) {
    const order = run % 2 === 0 ? (["baseline", "ours"] as const) : (["ours", "baseline"] as const);
    for (const side of order) paired[side].push(await work[side](run));
  }
  return paired;
}

/** How many times faster ours is, run by run: above 1 is faster than the baseline. */
export const speedRatio = ({ ours, baseline }: Paired): Spread =>
  spreadOf(ours.map((own, run) => (baseline[run] ?? Number.NaN) / own));
