import { spreadOf } from "../measure";
import { textTable } from "../text-table";
import type { Warning } from "./warning";

const difficulties = ["trivial", "easy", "medium", "hard"];

export interface WarningSummary {
  difficulty: string;
  campaigns: number;
  flagged: number;
  /** Medians over all campaigns, those that were never flagged included as having taken everything. */
  hours: number;
  taken: number;
  takenAtHalf: number;
}

export function summariesOf(warnings: readonly Warning[]): WarningSummary[] {
  const rows = difficulties.map(
    (difficulty) => [difficulty, warnings.filter((one) => one.difficulty === difficulty)] as const,
  );
  return [...rows, ["all", warnings] as const]
    .filter(([, own]) => own.length > 0)
    .map(([difficulty, own]) => {
      const median = (of: (one: Warning) => number) => spreadOf(own.map(of)).median;
      return {
        difficulty,
        campaigns: own.length,
        flagged: own.filter(({ hours }) => Number.isFinite(hours)).length,
        hours: median(({ hours }) => hours),
        taken: median(({ taken }) => taken),
        takenAtHalf: median(({ takenAtHalf }) => takenAtHalf),
      };
    });
}

const inHours = (hours: number): string => (Number.isFinite(hours) ? hours.toFixed(0) : "never");

/** The share aimed at for campaigns of these difficulties. */
const aims: Record<string, string> = { easy: "≤ 0.40", medium: "≤ 0.40" };

export const summaryTable = (rows: readonly WarningSummary[]): string[] =>
  textTable([
    [
      "difficulty",
      "campaigns",
      "flagged at all",
      "hours to first flag",
      "share taken by then",
      "aim",
      "share taken at half",
    ],
    ...rows.map(({ difficulty, campaigns, flagged, hours, taken, takenAtHalf }) => [
      difficulty,
      String(campaigns),
      String(flagged),
      inHours(hours),
      taken.toFixed(2),
      aims[difficulty] ?? "",
      takenAtHalf.toFixed(2),
    ]),
  ]);

export const warningTable = (warnings: readonly Warning[]): string[] =>
  textTable([
    ["seed", "campaign", "kind", "difficulty", "accounts", "hours to first flag", "share taken by then", "at half"],
    ...warnings.map(({ seed, id, kind, difficulty, accounts, hours, taken, takenAtHalf }) => [
      String(seed),
      id,
      kind,
      difficulty,
      String(accounts),
      inHours(hours),
      taken.toFixed(2),
      takenAtHalf.toFixed(2),
    ]),
  ]);
