import type { OrdinaryTogether } from "@/lib/casefile/contract";

export interface RateMark {
  key: "overall" | "account" | "together";
  rate: number;
  /** Place on a logarithmic scale, 0 to 1. */
  place: number;
}

export interface OrdinaryScale {
  marks: RateMark[];
  /** Powers of ten inside the scale. */
  ticks: { rate: number; place: number }[];
  /** How many times an average account's rate the whole is; null when there is no rate. */
  times: number | null;
}

/** One account's rate, the usual rate and the rate of all together, on one logarithmic scale. */
export function prepareOrdinary(rates: OrdinaryTogether): OrdinaryScale {
  const given = [
    { key: "overall" as const, rate: rates.medianPerAccountDayOverall },
    { key: "account" as const, rate: rates.medianPerAccountDay },
    { key: "together" as const, rate: rates.campaignPerDay },
  ].filter(({ rate }) => rate > 0);
  if (given.length === 0) return { marks: [], ticks: [], times: null };
  const lowest = Math.min(...given.map(({ rate }) => rate));
  const highest = Math.max(...given.map(({ rate }) => rate));
  const from = Math.floor(Math.log10(lowest));
  const to = Math.max(from + 1, Math.ceil(Math.log10(highest)));
  const place = (rate: number) => (Math.log10(rate) - from) / (to - from);
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
  return {
    marks: given.map((mark) => ({ ...mark, place: place(mark.rate) })),
    ticks: ticks.map((rate) => ({ rate, place: place(rate) })),
    times: rates.medianPerAccountDay > 0 ? rates.campaignPerDay / rates.medianPerAccountDay : null,
  };
}
