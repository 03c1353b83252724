import type { BatchItemRow } from "../store/batches";

/** What came of each item: its decision, or why it was spared. */
export type Results = { position: number; decisionId: string | null; reason: string | null }[];

/** @param decisionIds of the items without a refusal, in their order */
export function resultsOf(
  items: readonly BatchItemRow[],
  refusals: readonly (string | undefined)[],
  decisionIds: readonly string[],
): Results {
  const next = decisionIds.values();
  return items.map(({ position }, i) => {
    const reason = refusals[i] ?? null;
    return { position, decisionId: reason === null ? (next.next().value ?? null) : null, reason };
  });
}
