import type { Context } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import { takenBackBy } from "../consequences/carry-out";
import { milderThan, type Ruled, type RulingConditions } from "../contract";
import { readEventRows } from "../store/appeals";
import type { Challenged } from "../store/consequences";
import { wordsOf } from "../words";

/** Quotations may break their lines elsewhere than the original. */
const flat = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** Throws `precondition_failed` unless the point is quoted from what the appellant wrote. */
export async function requirePoint({ db }: Pick<Context, "db">, appealId: string, point: string): Promise<void> {
  const events = await readEventRows(db, appealId);
  const written = events.filter(({ kind }) => kind === "submitted" || kind === "answered").map(wordsOf);
  if (written.some((words) => words !== null && flat(words).includes(flat(point)))) return;
  throw preconditionFailed(
    "The reply must name a point that the appellant made: quote it in the appellant's own words, of at least 10 characters.",
  );
}

/**
 * What a ruling comes to, as it is kept.
 * @throws `precondition_failed` for a measure that is not milder, and for anything but an overturn of what was taken back already
 */
export function conditionsOf(ruling: Ruled, { decision, reversal }: Challenged): RulingConditions {
  if (reversal !== null && ruling.outcome !== "overturned") {
    throw preconditionFailed(
      `${takenBackBy(reversal)} It can only be decided as overturned: nothing is taken back twice.`,
    );
  }
  switch (ruling.outcome) {
    case "upheld":
      return { measures: [] };
    case "overturned":
      return { disposition: ruling.disposition, measures: [] };
    case "overturned_with_conditions":
      return { disposition: ruling.disposition, measures: ruling.measures };
    case "reduced": {
      const milder = milderThan(decision.kind);
      if (milder.includes(ruling.measure.kind)) return { measures: [ruling.measure] };
      const named = milder.map((kind) => kind.replaceAll("_", " ")).join(", ");
      throw preconditionFailed(
        named === ""
          ? "Nothing is milder than the challenged measure: uphold or overturn it."
          : `That is not milder than the challenged measure; what is: ${named}.`,
      );
    }
  }
}
