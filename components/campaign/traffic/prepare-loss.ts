import { measureLabels } from "@/components/traffic/words";
import type { CampaignLoss, Delivered, LossMeasure } from "@/lib/casefile/contract";

export const measureNames: Record<LossMeasure, string> = {
  outputTokens: measureLabels.outputTokens,
  reasoningTokens: "Reasoning tokens",
  exchanges: measureLabels.exchanges,
};

export interface LossCell {
  /** Null where nothing was delivered. */
  value: number | null;
  /** Depth of its colour, 0 to 1, by the square root: a tenth of the most is seen too. */
  depth: number;
}

export interface LossRow {
  key: string;
  capability: string;
  model: string;
  cells: LossCell[];
  total: number;
  /** Of the whole, 0 to 1. */
  share: number;
}

export interface PreparedLoss {
  rows: LossRow[];
  /** Rows that there are, those left out included. */
  of: number;
  byWeek: number[];
  total: number;
}

/** One measure of what was delivered, by capability and model over weeks, the most first. */
export function prepareLoss(loss: CampaignLoss, measure: LossMeasure, most = 12): PreparedLoss {
  const figureOf = (delivered: Delivered | null) => delivered?.[measure] ?? null;
  const total = loss.total[measure];
  const ranked = [...loss.rows].sort((a, b) => b.total[measure] - a.total[measure]);
  const shown = ranked.slice(0, most);
  const highest = Math.max(1, ...shown.flatMap((row) => row.weeks.map((week) => figureOf(week) ?? 0)));
  return {
    of: ranked.length,
    total,
    byWeek: loss.weeks.map((_, i) => ranked.reduce((sum, row) => sum + (figureOf(row.weeks[i] ?? null) ?? 0), 0)),
    rows: shown.map((row) => ({
      key: `${row.capability} ${row.model}`,
      capability: row.capability,
      model: row.model,
      cells: row.weeks.map((week) => {
        const value = figureOf(week);
        return { value, depth: Math.sqrt((value ?? 0) / highest) };
      }),
      total: row.total[measure],
      share: total === 0 ? 0 : row.total[measure] / total,
    })),
  };
}
