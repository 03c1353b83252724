import type { z } from "zod";
import type { Context } from "@/lib/command";
import { findSeeds } from "@/lib/detection";
import type { FoundSeed, SeedInput, SharedFact } from "@/lib/detection/contract";
import { invalidInput } from "@/lib/kernel";
import type { SeedReport } from "./contract";

/** Values that a thread may start from: those that say something, the most telling first. */
const mostValues = 200;

export interface Seeds {
  accountIds: string[];
  values: SharedFact[];
  report: SeedReport;
}

/**
 * What pasted lines start a thread with. Values that say nothing and lines that are nothing are reported and left out.
 * @throws `invalid_input` when nothing of it is anything that is stored
 */
export async function readSeeds(ctx: Context, { lines, prompt, values }: z.input<typeof SeedInput>): Promise<Seeds> {
  const found = await findSeeds(ctx, { lines, prompt, values });
  const accountIds = [...new Set(found.flatMap((seed) => (seed.is === "account" ? [seed.accountId] : [])))];
  const telling = new Map<string, SharedFact>();
  const notes: SeedReport["notes"] = [];
  for (const seed of found) {
    if (seed.is === "value" && seed.saysNothing === "") telling.set(`${seed.fact.kind}/${seed.fact.value}`, seed.fact);
    else if (seed.is !== "account") notes.push(seed);
  }
  const kept = [...telling.values()].sort((a, b) => b.nats - a.nats).slice(0, mostValues);
  if (accountIds.length + kept.length === 0) throw refusal(notes);
  return { accountIds, values: kept, report: { accounts: accountIds.length, values: kept.length, notes } };
}

/** How many lines an error spells out. */
const mostNamed = 20;

const wordsOf = (note: Exclude<FoundSeed, { is: "account" }>): string =>
  note.is === "value" ? `${note.fact.display} is ${note.saysNothing}.` : note.reason;

function refusal(notes: SeedReport["notes"]) {
  if (notes.length === 0) return invalidInput("Paste at least one account, value or prompt.", { field: "lines" });
  const fields = notes.slice(0, mostNamed).map((note) => ({ field: `lines.${note.line}`, message: wordsOf(note) }));
  return invalidInput("None of this is an account, or a value that two accounts share and that says something.", {
    fields,
  });
}
