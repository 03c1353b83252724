import { qualityPreset } from "@/lib/simulator";
import type { Say } from "../installation";
import { type BenchOptions, worldsOf } from "../options";
import { asRate, shareOf } from "../quality/intervals";
import type { Report } from "../report";
import { type Replay, replayWorld } from "./replay";
import { summariesOf, summaryTable, warningTable } from "./warning-tables";

/** How soon campaigns are noticed, and what they have taken by then: worlds replayed with the data up to each moment only. */
export async function measureEarlyWarning(options: BenchOptions, say: Say): Promise<Report> {
  const replays: Replay[] = [];
  for (const size of worldsOf(options, "early-warning")) {
    replays.push(await replayWorld(qualityPreset(size), options.step, options.keep, say));
  }
  const sum = (of: (replay: Replay) => number) => replays.reduce((total, replay) => total + of(replay), 0);
  const innocents = sum((replay) => replay.innocents);
  const ever = shareOf(
    sum(({ everWronged }) => everWronged),
    innocents,
  );
  const atLast = shareOf(
    sum(({ wrongedAtLast }) => wrongedAtLast),
    innocents,
  );
  const warnings = replays.flatMap((replay) => replay.warnings);
  const summaries = summariesOf(warnings);
  return {
    lines: [
      `Early warning: ${replays.length} worlds replayed with a run of detection every ${options.step} hours, each with the data up to that`,
      "moment only. Medians over campaigns; one that was never flagged counts as having taken everything.",
      ...summaryTable(summaries),
      "",
      `Innocents flagged at some moment: ${ever.count} of ${ever.of}, per 100,000 ${asRate(ever)}; at the last one: ${atLast.count}`,
      "",
      ...warningTable(warnings),
    ],
    result: { step: options.step, summaries, warnings, everFlagged: ever, flaggedAtLast: atLast },
  };
}
