import { timeTicks } from "@/components/chart/ticks";
import type { ThrottleHistory } from "@/lib/decisions/contract";
import { day, hour, minute } from "@/lib/kernel/clock";

/** A limit from a moment on. */
export interface LimitPoint {
  at: number;
  perMinute: number;
  /** Share of requests that asked for training material; null where a person set the limit, and where the line only goes on. */
  share: number | null;
}

/** The limits of one throttle as a line of steps, with all that is drawn around it. */
export interface PreparedLimits {
  from: number;
  to: number;
  floor: number;
  ceiling: number;
  /** In their order; the last one carries the line to the end. */
  points: LimitPoint[];
  /** The limit that holds, or held last. */
  present: number;
  isOver: boolean;
  withHour: boolean;
  ticks: number[];
  /** Highest of the axis: a little above the ceiling. */
  top: number;
  releases: { model: string; at: number }[];
}

/**
 * A throttle begins at its ceiling and is moved between its limits. Of one that has moved more often than is shown, the line begins at the
 * first that is.
 * @param now where the line of one that holds ends; milliseconds
 * @param most changes that are shown
 */
export function prepareLimits(
  { floor, ceiling, at, endedAt, changes }: ThrottleHistory,
  releases: readonly { model: string; at: string }[],
  now: number,
  most: number,
): PreparedLimits {
  const begun = Date.parse(at);
  const moved = changes.map((change) => ({ ...change, at: Date.parse(change.at) }));
  const isCut = moved.length >= most;
  const points: LimitPoint[] = isCut ? moved : [{ at: begun, perMinute: ceiling, share: null }, ...moved];
  const from = points[0]?.at ?? begun;
  const to = Math.max(endedAt === null ? now : Date.parse(endedAt), from + minute);
  const last = points.at(-1)?.perMinute ?? ceiling;
  return {
    ...{ from, to, floor, ceiling, present: last, isOver: endedAt !== null },
    points: [...points, { at: to, perMinute: last, share: null }],
    withHour: to - from < 4 * day,
    ticks: to - from < hour ? [] : timeTicks(from, to, 6),
    top: Math.ceil(ceiling * 1.1),
    releases: releases
      .map(({ model, at: released }) => ({ model, at: Date.parse(released) }))
      .filter((release) => release.at >= from && release.at < to),
  };
}
