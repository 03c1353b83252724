import { formatCount } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import type { AgainstTest } from "@/lib/detection/contract";
import { type Subject, testWords } from "./test-words";

export interface TestFigures {
  /** `12 of 31 accounts`; empty for a quotient that is no share. */
  counted: string;
  /** The quotient: `38.7 %`, `0.41`, `412 days`. */
  here: string;
  /** The same among accounts of no group; empty where nothing is compared. */
  usual: string;
}

const numberOf = (value: number): string => (Number.isInteger(value) ? formatCount(value) : value.toFixed(1));

/** A test's number as people read it. */
export function figuresOfTest({ name, numerator, denominator, baseline }: AgainstTest, subject: Subject): TestFigures {
  const { counts, style } = testWords[name].figures[subject];
  if (denominator === 0) return { counted: "nothing to count", here: "", usual: "" };
  if (style === "days") {
    const days = (value: number) => `${formatCount(Math.round(value))} d`;
    return {
      counted: `${formatCount(denominator)} ${counts} asked for`,
      here: days(numerator),
      usual: baseline === null ? "" : days(baseline * denominator),
    };
  }
  const write = style === "share" ? formatShare : (value: number) => value.toFixed(2);
  const parts = counts === "" ? "" : `${numberOf(numerator)} of ${numberOf(denominator)} ${counts}`;
  const yes = denominator === 1 && style === "share" && counts === "";
  return {
    counted: style === "level" ? counts : parts,
    here: yes ? (numerator === 1 ? "yes" : "no") : write(numerator / denominator),
    usual: baseline === null ? "" : write(baseline),
  };
}
