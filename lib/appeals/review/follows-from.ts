import type { DecisionKind } from "@/lib/decisions/contract";
import type { Ruled } from "../contract";

const words = (kind: string) => kind.replaceAll("_", " ");

/** What follows from a ruling, a sentence for each thing, in the order of doing. */
export function followsFrom(ruling: Ruled, challenged: DecisionKind): string[] {
  if (ruling.outcome === "upheld") return ["The measure stands. The appellant is told, with your answer to the point."];
  if (ruling.outcome === "reduced") {
    return [
      `The measure (${words(challenged)}) is taken back, and gateways are asked to follow.`,
      `In its place, in your name: ${words(ruling.measure.kind)}.`,
    ];
  }
  const conditions =
    ruling.outcome === "overturned_with_conditions"
      ? [`Asked of it in your name: ${ruling.measures.map(({ kind }) => words(kind)).join(" and ")}.`]
      : [];
  return [
    "All measures on the account for this campaign are taken back, and gateways are asked to follow.",
    `The account is said to be ${ruling.disposition === "unknown" ? "unknown" : `a ${words(ruling.disposition)}`}; detection learns from it. The campaign and its values stand as they are.`,
    ...conditions,
    "Accounts that rest on the same values are listed in a set, to be looked at again.",
    "What was shared of the account is called back from every partner.",
    "A standing order that acted on it stops.",
  ];
}
