import type { Pivot } from "@/lib/detection/contract";

export interface PivotBar {
  pivot: Pivot;
  /** Places on a logarithmic scale of lift, 0 to 1. */
  low: number;
  lift: number;
  high: number;
  /** Whether the interval leaves out 1, so that the move is more than chance. */
  isClear: boolean;
}

export interface PivotScale {
  bars: PivotBar[];
  /** Place of "no lift". */
  one: number;
  ticks: { lift: number; place: number }[];
}

const smallest = 0.05;

/** Moves to new models beside matched accounts, the strongest first, on a logarithmic scale that contains 1. */
export function preparePivots(pivots: readonly Pivot[]): PivotScale {
  const log = (lift: number) => Math.log2(Math.max(smallest, lift));
  const from = Math.floor(Math.min(-1, ...pivots.map(({ low }) => log(low))));
  const to = Math.ceil(Math.max(1, ...pivots.map(({ high }) => log(high))));
  const place = (lift: number) => (log(lift) - from) / (to - from);
  const step = Math.max(1, Math.ceil((to - from) / 6));
  const powers = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
    (power) => power % step === 0,
  );
  return {
    bars: [...pivots]
      .sort((a, b) => b.lift - a.lift)
      .map((pivot) => ({
        pivot,
        low: place(pivot.low),
        lift: place(pivot.lift),
        high: place(pivot.high),
        isClear: pivot.low > 1 || pivot.high < 1,
      })),
    one: place(1),
    ticks: powers.map((power) => ({ lift: 2 ** power, place: place(2 ** power) })),
  };
}
