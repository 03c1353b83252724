import { formatCount } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import type { ScoreTerm } from "@/lib/detection/contract";
import { isShareRate } from "./terms";

/** `312 / 1,204 = 25.9 %, baseline 4.1 %`; a ratio that is no share is written as a number. */
export function figuresOfTerm({ numerator, denominator, baseline }: ScoreTerm): string {
  if (denominator === 0) return "nothing to count";
  const rate = numerator / denominator;
  const write = isShareRate(rate, baseline) ? formatShare : (value: number) => value.toFixed(2);
  const counted = `${figure(numerator)} / ${figure(denominator)} = ${write(rate)}`;
  return baseline === null ? counted : `${counted}, baseline ${write(baseline)}`;
}

const figure = (value: number): string => (Number.isInteger(value) ? formatCount(value) : value.toFixed(2));

export const TermFigures = ({ term }: { term: ScoreTerm }) => <span>{figuresOfTerm(term)}</span>;
