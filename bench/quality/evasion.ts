import { type Care, type EvasionAxis, evasionAxes, evasionPreset, evasionSteps, type WorldSize } from "@/lib/simulator";
import type { Say } from "../installation";
import { textTable } from "../text-table";
import { asShare, type Share, shareOf } from "./intervals";
import { scoreWorld } from "./score-world";
import { isFlagged, isInnocent, type Subject } from "./subjects";

export interface EvasionPoint {
  axis: EvasionAxis;
  /** What the operator is like in everything else. */
  care: Care;
  value: number;
  flagged: Share;
  /** Innocents flagged in one campaign with its accounts, and in the whole world. */
  flaggedWith: number;
  flaggedInAll: number;
}

/** Recall below which an axis is not stepped further. */
const lost = 0.5;

/** How careful the operator is in everything else. */
const cares = ["medium", "hard"] as const;

/**
 * Recall along each axis of evasion, from careless to careful, until it falls below one half: a campaign that is the same but for the
 * axis, in worlds that hold one campaign for each axis that has not fallen yet. An axis that starts below is stepped to its end.
 */
export async function evasionCurves(size: WorldSize, keep: boolean, say: Say): Promise<EvasionPoint[]> {
  const points: EvasionPoint[] = [];
  for (const care of cares) {
    let axes = evasionAxes;
    for (let step = 0; axes.length > 0; step++) {
      say(`evasion, ${care} in all else, step ${step + 1}`);
      const { subjects } = await scoreWorld(evasionPreset(size, care, axes, step), keep, say);
      points.push(...axes.map((axis) => pointOf(subjects, axis, care, step)));
      axes = axes.filter((axis) => hasStep(axis, step + 1) && !hasFallen(curveOf(points, axis, care)));
    }
  }
  return points;
}

const curveOf = (points: readonly EvasionPoint[], axis: EvasionAxis, care: Care): EvasionPoint[] =>
  points.filter((point) => point.axis === axis && point.care === care);

const hasStep = (axis: EvasionAxis, step: number): boolean => step < evasionSteps(axis).values.length;

/** Whether recall was above one half before and is below it now. */
const hasFallen = (curve: readonly EvasionPoint[]): boolean =>
  curve.some(({ flagged }) => flagged.share >= lost) && (curve.at(-1)?.flagged.share ?? 1) < lost;

export function pointOf(subjects: readonly Subject[], axis: EvasionAxis, care: Care, step: number): EvasionPoint {
  const members = subjects.filter(({ campaign, seed }) => campaign === `${seed}/${axis}`);
  const wronged = subjects.filter((one) => isInnocent(one) && isFlagged(one));
  const campaigns = new Set(members.filter(isFlagged).map(({ found }) => found?.campaignId));
  return {
    axis,
    care,
    value: evasionSteps(axis).values[step] ?? 0,
    flagged: shareOf(members.filter(isFlagged).length, members.length),
    flaggedWith: wronged.filter(({ found }) => campaigns.has(found?.campaignId)).length,
    flaggedInAll: wronged.length,
  };
}

/** A table for each axis: recall by step, and innocents flagged in its campaigns and in the whole world; both operators side by side. */
export function evasionTables(points: readonly EvasionPoint[]): string[] {
  return evasionAxes.flatMap((axis) => {
    const { unit, values } = evasionSteps(axis);
    const curves = cares.map((care) => curveOf(points, axis, care));
    const rows = values.map((value) => [
      String(value),
      ...curves.flatMap((curve) => cellsOf(curve.find((point) => point.value === value))),
    ]);
    const columns = cares.flatMap((care) => [`recall, ${care} in all else [95 %]`, "false flags"]);
    const reached = rows.filter((row) => row.slice(1).some((cell) => cell !== ""));
    const ends = cares.map((care, i) => `${care} in all else ${endOf(curves[i] ?? [])}`);
    return [`${axis}: ${ends.join(", ")}`, ...textTable([[unit, ...columns], ...reached]), ""];
  });
}

function cellsOf(point: EvasionPoint | undefined): string[] {
  if (point === undefined) return ["", ""];
  const { flagged, flaggedWith, flaggedInAll } = point;
  return [`${flagged.count} / ${flagged.of}  ${asShare(flagged)}`, `${flaggedWith} of ${flaggedInAll}`];
}

function endOf(curve: readonly EvasionPoint[]): string {
  const last = curve.at(-1);
  if (last === undefined) return "not measured";
  if (hasFallen(curve)) return `lost at ${last.value}`;
  return last.flagged.share < lost ? "never found" : `not lost up to ${last.value}`;
}
