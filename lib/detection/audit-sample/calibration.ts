import type { Calibration, CalibrationBin } from "./contract";
import { wilson } from "./statistics/counted";

/** A prediction, in log-odds, and what people found. */
export interface Prediction {
  nats: number;
  confirmed: boolean;
}

/** Odds at which bins meet: 1:3, even, 3:1, 10:1, 100:1. */
const edges = [-Math.log(3), 0, Math.log(3), Math.log(10), Math.log(100)];

const probability = (nats: number): number => 1 / (1 + Math.exp(-nats));

/**
 * Predictions by bin of their log-odds, each with the share that people confirmed and its 95 % interval (Wilson). On a
 * calibrated score the mean prediction of a bin lies within it about as often as that.
 */
export function calibrationOf(predictions: readonly Prediction[]): Calibration["campaigns"] {
  const bins = [...edges, undefined].flatMap((to, i): CalibrationBin[] => {
    const from = edges[i - 1];
    const own = predictions.filter(
      ({ nats }) => (from === undefined || nats >= from) && (to === undefined || nats < to),
    );
    if (own.length === 0) return [];
    const confirmed = own.filter((one) => one.confirmed).length;
    const { value, low, high } = wilson(confirmed, own.length);
    const predicted = own.reduce((sum, { nats }) => sum + probability(nats), 0) / own.length;
    return [{ from: from ?? null, to: to ?? null, predicted, n: own.length, confirmed, share: value, low, high }];
  });
  return { n: predictions.length, bins };
}
