import { type Family, families } from "@/lib/detection/contract";

/** A family of evidence, or the account's own traffic, which only ever takes away. */
export type StepKey = Family | "conduct";

/** One bar of the waterfall: where it starts and ends on the scale of nats; one that takes away ends before it starts. */
export interface WaterfallStep {
  key: StepKey;
  from: number;
  to: number;
  nats: number;
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
  conductNats: number;
  threshold: number;
}

/** What rounds to nothing is not drawn as something. */
const least = 0.05;

/** The strongest family first, then what takes away, each bar beginning where the one before ended. */
export function prepareWaterfall({ familyNats, conductNats, threshold }: WaterfallInput): Waterfall {
  const given: { key: StepKey; nats: number }[] = [
    ...families.map((family) => ({ key: family, nats: familyNats[family] ?? 0 })),
    { key: "conduct", nats: conductNats },
  ];
  const present = given
    .filter(({ nats }) => Math.abs(nats) >= least)
    .sort((a, b) => Number(a.nats < 0) - Number(b.nats < 0) || Math.abs(b.nats) - Math.abs(a.nats));
  let reached = 0;
  const steps = present.map(({ key, nats }) => {
    const from = reached;
    reached += nats;
    return { key, from, to: reached, nats };
  });
  const total = given.reduce((sum, { nats }) => sum + nats, 0);
  const silent = families.filter((family) => !present.some(({ key }) => key === family));
  const furthest = Math.max(threshold, ...steps.map(({ to }) => to));
  const step = tickStep(furthest);
  const end = Math.max(step, Math.ceil((furthest * 1.02) / step) * step);
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step);
  return { steps, total, threshold, margin: total - threshold, end, ticks, silent };
}

/** Four to eight ticks, at 1, 2 or 5 times a power of ten. */
function tickStep(range: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(range, 1) / 4));
  return ([1, 2, 5, 10].find((factor) => range / (factor * power) <= 8) ?? 10) * power;
}
