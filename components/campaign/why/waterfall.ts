import { type Family, families } from "@/lib/detection/contract";

/** One bar of the waterfall: where it starts and ends on the scale of nats. */
export interface WaterfallStep {
  family: Family;
  from: number;
  to: number;
  nats: number;
  /** Core accounts that stay above the threshold when this family is left out; null where that was not computed. */
  coreWithout: number | null;
}

export interface Waterfall {
  steps: WaterfallStep[];
  total: number;
  threshold: number;
  /** What is left above the threshold; negative when it is not reached. */
  margin: number;
  /** End of the scale, a round number. */
  end: number;
  ticks: number[];
  /** Families that gave nothing, so that silence is named. */
  silent: Family[];
}

export interface WaterfallInput {
  familyNats: Partial<Record<Family, number>>;
  threshold: number;
  withoutFamily: readonly { family: Family; core: number }[];
}

/** What rounds to nothing is not drawn as something. */
const least = 0.05;

/** The strongest family first, each bar beginning where the one before ended. */
export function prepareWaterfall({ familyNats, threshold, withoutFamily }: WaterfallInput): Waterfall {
  const present = families
    .map((family) => ({ family, nats: familyNats[family] ?? 0 }))
    .filter(({ nats }) => nats >= least)
    .sort((a, b) => b.nats - a.nats);
  let total = 0;
  const steps = present.map(({ family, nats }) => {
    const from = total;
    total += nats;
    const coreWithout = withoutFamily.find((entry) => entry.family === family)?.core ?? null;
    return { family, from, to: total, nats, coreWithout };
  });
  const silent = families.filter((family) => !present.some((entry) => entry.family === family));
  const step = tickStep(Math.max(total, threshold));
  const end = Math.max(step, Math.ceil((Math.max(total, threshold) * 1.02) / step) * step);
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step);
  return { steps, total, threshold, margin: total - threshold, end, ticks, silent };
}

/** Four to eight ticks, at 1, 2 or 5 times a power of ten. */
function tickStep(range: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(range, 1) / 4));
  return ([1, 2, 5, 10].find((factor) => range / (factor * power) <= 8) ?? 10) * power;
}
