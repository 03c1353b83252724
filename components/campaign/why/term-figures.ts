import { formatCount } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import type { ScoreTerm } from "@/lib/detection/contract";
import { wordsOfTerm } from "./term-words";

/** `312 of 1,204 accounts = 25.9 %, matched 4.1 %`. What is no share is written as a number. */
export function figuresOfTerm({ name, numerator, denominator, baseline }: ScoreTerm): string {
  if (denominator === 0) return "nothing to count";
  const { figures, counts } = wordsOfTerm(name);
  const rate = numerator / denominator;
  const isShare = figures === "share" && rate >= 0 && rate <= 1 && (baseline === null || baseline <= 1);
  const write = isShare ? formatShare : (value: number) => value.toFixed(2);
  const unit = counts === "" ? "" : ` ${counts}`;
  const parts = `${countOf(numerator)} of ${countOf(denominator)}${unit} = `;
  const here = isShare ? `${parts}${write(rate)}` : `${write(rate)}${unit}`;
  return baseline === null ? here : `${here}, matched ${write(baseline)}`;
}

const countOf = (value: number): string => (Number.isInteger(value) ? formatCount(value) : value.toFixed(1));
