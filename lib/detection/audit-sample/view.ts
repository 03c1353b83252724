import type { SampleItem, SampleSummary } from "./contract";
import type { StoredItem, StoredSample } from "./store/samples";

export const summaryOf = (sample: StoredSample): SampleSummary => ({
  id: sample.id,
  runId: sample.runId,
  seed: sample.seed,
  reason: sample.reason,
  drawnBy: sample.drawnByName,
  drawnAt: sample.drawnAt.toISOString(),
  items: sample._count.items,
  labelled: sample.labelled,
});

/** An account to judge; the stratum stays behind. */
export function itemView({ position, accountId, labels: [label] }: StoredItem): SampleItem {
  return {
    position,
    accountId,
    label: label?.label ?? null,
    labelId: label?.id ?? null,
    reason: label?.reason ?? null,
    labelledBy: label?.actorName ?? null,
    labelledAt: label?.at.toISOString() ?? null,
  };
}
