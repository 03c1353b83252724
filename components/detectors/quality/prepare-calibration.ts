import { formatCount } from "@/components/data/count";
import type { Calibration, CalibrationBin } from "@/lib/detection/contract";

export interface CalibrationPoint {
  key: string;
  /** Odds that the bin covers, in words. */
  odds: string;
  predicted: number;
  share: number;
  /** Distances from the share to the ends of its interval. */
  error: [below: number, above: number];
  low: number;
  high: number;
  n: number;
  confirmed: number;
  /** How the prediction lies to what was found. */
  reading: "agrees" | "too high" | "too low";
  /** Radius of the mark: its area grows with n. */
  radius: number;
}

export interface PreparedCalibration {
  points: CalibrationPoint[];
  n: number;
  ticks: number[];
}

const least = 4;
const most = 11;

/** Decides everything that a calibration chart shows. */
export function prepareCalibration({ n, bins }: Calibration["campaigns"]): PreparedCalibration {
  const largest = Math.max(1, ...bins.map((bin) => bin.n));
  const points = bins.map((bin): CalibrationPoint => {
    const { predicted, share, low, high, confirmed } = bin;
    return {
      ...{ key: `${bin.from} ${bin.to}`, odds: oddsOf(bin), predicted, share, low, high, n: bin.n, confirmed },
      error: [share - low, high - share],
      reading: predicted > high ? "too high" : predicted < low ? "too low" : "agrees",
      radius: least + (most - least) * Math.sqrt(bin.n / largest),
    };
  });
  return { points, n, ticks: [0, 0.25, 0.5, 0.75, 1] };
}

/** `3 : 1 to 10 : 1`; nats mean nothing to most people. */
function oddsOf({ from, to }: CalibrationBin): string {
  const odds = (nats: number) => (nats < 0 ? `1 : ${whole(-nats)}` : `${whole(nats)} : 1`);
  if (from === null) return to === null ? "any odds" : `below ${odds(to)}`;
  return to === null ? `above ${odds(from)}` : `${odds(from)} to ${odds(to)}`;
}

const whole = (nats: number): string => formatCount(Math.round(Math.exp(nats)));
