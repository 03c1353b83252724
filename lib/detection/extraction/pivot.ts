import type { Pivot } from "../contract";
import type { PivotRow } from "../model";

export interface PivotComparison extends Pivot {
  onNew: number;
}

/** Fewer exchanges in the day after a release tell nothing. */
const leastExchanges = 20;

/**
 * Share on the new model in the 24 hours after its release against everybody else's: the ratio with its 95 % interval
 * (log normal approximation, half an exchange added to each count). Exchanges of one account depend on each other, so the interval
 * counts no more independent draws than there are accounts times four.
 */
export function comparePivots(rows: readonly PivotRow[], others: readonly PivotRow[]): PivotComparison[] {
  return rows.flatMap((row) => {
    const rest = others.find((other) => other.model === row.model);
    if (!rest || row.exchanges < leastExchanges || rest.exchanges < leastExchanges) return [];
    const share = (row.onNew + 0.5) / (row.exchanges + 1);
    const baseline = (rest.onNew + 0.5) / (rest.exchanges + 1);
    const lift = share / baseline;
    const error = Math.sqrt(variance(share, row) + variance(baseline, rest));
    return [
      {
        model: row.model,
        releasedAt: row.releasedAt,
        share: row.onNew / row.exchanges,
        baseline,
        lift,
        low: lift * Math.exp(-1.96 * error),
        high: lift * Math.exp(1.96 * error),
        exchanges: row.exchanges,
        onNew: row.onNew,
        hoursToHalf: row.medianHours,
      },
    ];
  });
}

const variance = (share: number, row: PivotRow): number => {
  const draws = Math.min(row.exchanges, row.accounts * 4);
  return (1 - share) / (share * draws);
};
