import { keepExtraction } from "@/lib/casefile";
import type { Bench } from "../bench";
import type { Finding } from "../measure";
import { compare } from "./compare";
import { drawQuestions } from "./draw";
import { benchPages } from "./pages";
import { fillBaseline } from "./postgres/fill";
import { startBaseline } from "./postgres/server";
import { narrowQuestions } from "./questions/narrow";
import { rawQuestions } from "./questions/raw";
import { rollupQuestions } from "./questions/rollups";
import { cacheSettings } from "./uncached";

export interface QueriesMeasured {
  findings: Finding[];
  /** How Postgres was set up, and by question its plans; without which caches ours was asked. */
  postgres: { settings: Record<string, string>; plans: Record<string, string[]> };
  engine: typeof cacheSettings;
}

/** The questions behind the screens, with drawn parameters: those about traffic against Postgres, then the screens whole. */
export async function benchQueries(bench: Bench): Promise<QueriesMeasured> {
  await warnOfHoles(bench);
  // As the worker does after each run.
  await keepExtraction(bench.context());
  const draw = await drawQuestions(bench.context(), bench.options.seed);
  const findings: Finding[] = [];
  const plans: Record<string, string[]> = {};
  const baseline = await startBaseline(bench.dataDir);
  try {
    await fillBaseline(baseline.pool, bench.context().warehouse, bench.say);
    for (const question of [...rawQuestions, ...rollupQuestions, ...narrowQuestions]) {
      const compared = await compare(question, { bench, baseline, draw });
      findings.push(compared.finding);
      plans[question.what] = compared.plans;
    }
  } finally {
    await baseline.close();
  }
  findings.push(...(await benchPages(bench, draw)));
  return { findings, postgres: { settings: baseline.settings, plans }, engine: cacheSettings };
}

/** A directory whose run was cut off may have put the exchanges of a day aside. */
async function warnOfHoles(bench: Bench): Promise<void> {
  const [row] = await bench
    .context()
    .warehouse.rows<{ stored: string; counted: string }>(
      "SELECT (SELECT count() FROM exchange) AS stored, (SELECT sum(exchanges) FROM traffic_hour) AS counted",
    );
  if (row?.stored !== row?.counted)
    bench.say(`${row?.stored} exchanges are stored, but the roll-ups have ${row?.counted}`);
}
