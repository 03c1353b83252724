import type { Context } from "@/lib/command";
import type { AppealOutcome, ConsequenceDetail, ConsequenceKind, RulingConditions } from "../contract";
import { sayDisposition, takeBack, takeConditions } from "./carry-out";
import type { Ruled } from "./ruled";

/** What of a ruling's consequences is decisions, and so of this module; the others are of those above. */
export const ownSteps: Partial<
  Record<ConsequenceKind, (ctx: Context, ruled: Ruled) => Promise<Partial<ConsequenceDetail>>>
> = {
  reversal: takeBack,
  disposition: sayDisposition,
  measures: takeConditions,
};

/** What follows from an outcome, in the order of doing. Nothing follows from a measure that is upheld. */
export function consequencesOf(outcome: AppealOutcome, { measures }: RulingConditions): ConsequenceKind[] {
  if (outcome === "upheld") return [];
  if (outcome === "reduced") return ["reversal", "measures"];
  return ["reversal", "disposition", ...(measures.length > 0 ? (["measures"] as const) : []), "same_ground", "recall"];
}
