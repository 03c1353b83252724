import type { Bench } from "../bench";
import { type Finding, interleaved, speedRatio, spreadOf } from "../measure";
import { type Draw, drawn } from "./draw";
import { askBaseline, plansOf } from "./postgres/plans";
import type { Baseline } from "./postgres/server";
import type { Question } from "./questions/question";
import { dropCaches, uncached } from "./uncached";

/** A question that was measured, with the way in which Postgres answered it. */
export interface Compared {
  finding: Finding;
  plans: string[];
}

interface Sides {
  bench: Bench;
  baseline: Baseline;
  draw(i: number): Draw;
}

/**
 * Asks both stores the same in turn, with other parameters each time, for as many seconds as the options give a question. Both are
 * asked once before, so that neither reads from a cold disk.
 * @throws when the answers differ
 */
export async function compare(question: Question, { bench, baseline, draw }: Sides): Promise<Compared> {
  const { warehouse } = bench.context();
  const plans = await plansOf(baseline.pool, question.baseline(draw(0)));
  await question.ours(warehouse, draw(0));
  const answers: [number, number][] = [];
  const ends = performance.now() + bench.options.seconds * 1_000;
  const paired = await interleaved(
    drawn,
    {
      ours: async (run) => {
        await dropCaches(warehouse);
        return timed(
          () => question.ours(uncached(warehouse), draw(run)),
          (answer) => keep(answers, run, 0, answer),
        );
      },
      baseline: (run) =>
        timed(
          () => askBaseline(baseline.pool, question.baseline(draw(run))),
          (rows) => keep(answers, run, 1, question.answer(rows)),
        ),
    },
    (runs) => runs >= bench.options.runs && performance.now() > ends,
  );
  checkSame(question.what, answers);
  const milliseconds = (list: number[]) => spreadOf(list.map((one) => one * 1_000));
  const parts = { ours: milliseconds(paired.ours), baseline: milliseconds(paired.baseline), unit: "ms" };
  const value = speedRatio(paired);
  bench.say(`${question.what}: ${value.median.toFixed(1)} times, ${value.runs} draws`);
  const against = "Postgres with the same rows, asked the same";
  return {
    finding: { area: "queries", what: question.what, against, unit: "×", value, parts, target: question.target },
    plans,
  };
}

async function timed<Result>(work: () => Promise<Result>, then: (result: Result) => void): Promise<number> {
  const began = performance.now();
  const result = await work();
  const seconds = (performance.now() - began) / 1_000;
  then(result);
  return seconds;
}

function keep(answers: [number, number][], run: number, side: 0 | 1, answer: number): void {
  const pair = answers[run] ?? [Number.NaN, Number.NaN];
  pair[side] = answer;
  answers[run] = pair;
}

/** Sums of many fractions differ in their last digits. */
const tolerance = 1e-6;

function checkSame(what: string, answers: readonly [number, number][]): void {
  for (const [ours, theirs] of answers) {
    if (Math.abs(ours - theirs) <= tolerance * Math.max(1, Math.abs(theirs))) continue;
    throw new Error(`The stores answer "${what}" differently: ${ours} and ${theirs}.`);
  }
}
