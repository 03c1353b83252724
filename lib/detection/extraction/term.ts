import type { ScoreTerm } from "../contract";
import type { AccountProfile, GroupActivity } from "../model";
import type { Baseline } from "./baseline";

/** What a term is computed from. */
export interface GroupView {
  core: readonly AccountProfile[];
  activity: GroupActivity;
  baseline: Baseline;
  /** Core accounts seen at the commonest address among them. */
  atOneAddress: number;
}

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Keeps rare things from looking like much: shares below it are not told apart. */
export const shareFloor = 0.02;

/** Log ratio of two shares, both raised by a floor. */
export const logLift = (here: number, baseline: number, floor = shareFloor): number =>
  Math.log((here + floor) / (baseline + floor));

export const found = (
  name: string,
  nats: number,
  part: { numerator: number; denominator: number; baseline: number | null },
): ScoreTerm => ({ name, nats, ...part, state: Math.abs(nats) < 0.05 ? "absent" : "found" });

export const notAvailable = (name: string): ScoreTerm => ({
  name,
  nats: 0,
  numerator: 0,
  denominator: 0,
  baseline: null,
  state: "not_available",
});
