import { day, type Random, seededRandom } from "@/lib/kernel";
import { readBounds } from "@/lib/traffic";
import type { Bench } from "./bench";

/** What a screen is asked with, drawn anew for every run. */
export interface Question {
  accountId: string;
  /** As many accounts as a campaign of the middle size has. */
  group: string[];
  /** Whole days within the stored ones, at least two. */
  window: { from: number; to: number };
}

/** Draws questions by the benchmark's seed from what is stored. */
export async function drawQuestions(bench: Bench, count: number): Promise<Question[]> {
  const { warehouse } = bench.context();
  const random = seededRandom(`bench/${bench.options.seed}`);
  const bounds = await readBounds(warehouse);
  if (bounds === undefined) throw new RangeError("nothing is stored to ask about");
  const rows = await warehouse.rows<{ id: string }>("SELECT DISTINCT account_id AS id FROM account_day ORDER BY id");
  const accounts = rows.map(({ id }) => id);
  const first = Math.floor(bounds.first / day) * day;
  const days = Math.floor((bounds.last - first) / day) + 1;
  return Array.from({ length: count }, () => ({
    accountId: random.pick(accounts),
    group: random.shuffle(accounts).slice(0, 300),
    window: windowIn(random, first, days),
  }));
}

function windowIn(random: Random, first: number, days: number) {
  const length = Math.min(days, 2 + random.integer(days));
  const from = first + random.integer(days - length + 1) * day;
  return { from, to: from + length * day };
}
