import type { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { EpochValue } from "../store/epoch";
import { readAccountsAmong, readEpochValuesOf, readGuesses } from "../store/neighbours";
import { type FoundSeed, linesOf, mostSeeds, type PastedLine, SeedInput, type SharedFact } from "./contract";
import { factsOf } from "./facts";
import { type OpenMeasure, openMeasure } from "./open-measure";
import { epochWeights } from "./pairs";
import { saysNothing } from "./sentences";

const nothing = "No account, and no value that two accounts share.";

/**
 * Says of every pasted line what it is: an account, values that accounts share, or nothing that is stored. A line that is nothing as a
 * whole is looked at in its parts. The prompt is line 0, and so are values by their hashes.
 * @throws `precondition_failed` before any run over everything; `invalid_input` for more lines than are taken
 */
export function findSeeds(ctx: Context, input: z.input<typeof SeedInput>): Promise<FoundSeed[]> {
  return runQuery(ctx, { permission: "campaign.read", schema: SeedInput, input }, async ({ lines, prompt, values }) => {
    const measure = await openMeasure(ctx);
    const whole = linesOf(lines);
    if (prompt.trim() !== "") whole.push({ line: 0, text: prompt.trim() });
    const first = await seedsOf(ctx, whole, measure);
    const known = new Set(first.map(({ line }) => line));
    const parts = whole.filter(({ line }) => line > 0 && !known.has(line)).flatMap(partsOf);
    const second = await seedsOf(ctx, parts.slice(0, mostSeeds), measure);
    for (const { line } of second) known.add(line);
    const unknown = whole.filter(({ line }) => !known.has(line));
    const named = values.length === 0 ? [] : await readEpochValuesOf(ctx.warehouse, measure.epoch, values);
    return [
      ...valuesAt(0, named, measure),
      ...[...first, ...second].sort((a, b) => a.line - b.line),
      ...unknown.map(({ line }): FoundSeed => ({ is: "unknown", line, reason: nothing })),
    ];
  });
}

function partsOf({ line, text }: PastedLine): PastedLine[] {
  const parts = text.split(/[,;\t]/).map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
  return parts.length < 2 ? [] : parts.flatMap((part) => (part === "" ? [] : [{ line, text: part }]));
}

async function seedsOf(
  { warehouse }: Context,
  lines: readonly PastedLine[],
  measure: OpenMeasure,
): Promise<FoundSeed[]> {
  if (lines.length === 0) return [];
  const texts = lines.map(({ text }) => text);
  const [accounts, guesses] = await Promise.all([readAccountsAmong(warehouse, texts), readGuesses(warehouse, texts)]);
  const open = guesses.filter(({ n }) => !accounts.has(texts[Number(n)] ?? ""));
  const values = open.length === 0 ? [] : await readEpochValuesOf(warehouse, measure.epoch, open);
  const byKey = new Map<string, EpochValue[]>();
  for (const value of values) {
    const key = `${value.kind}/${value.value}`;
    byKey.set(key, [...(byKey.get(key) ?? []), value]);
  }
  const guessed = new Map<number, Set<string>>();
  for (const { n, kind, value } of open) {
    const keys = guessed.get(Number(n)) ?? new Set();
    guessed.set(Number(n), keys.add(`${kind}/${value}`));
  }
  return lines.flatMap(({ line, text }, n): FoundSeed[] => {
    if (accounts.has(text)) return [{ is: "account", line, accountId: text }];
    return valuesAt(
      line,
      [...(guessed.get(n) ?? [])].flatMap((key) => byKey.get(key) ?? []),
      measure,
    );
  });
}

/** Values in their windows as seeds of one line, the most telling first. */
function valuesAt(line: number, values: readonly EpochValue[], measure: OpenMeasure): FoundSeed[] {
  return weighedFacts(values, measure).map((fact) => ({ is: "value", line, fact, saysNothing: saysNothing(fact) }));
}

function weighedFacts(values: readonly EpochValue[], measure: OpenMeasure): SharedFact[] {
  const held = values.map((value) => ({ ...value, accounts: [] }));
  const { ordered, weights } = epochWeights(held, measure);
  return factsOf(
    ordered.map((value, i) => ({ value, nats: weights[i] ?? 0 })),
    measure,
  );
}
