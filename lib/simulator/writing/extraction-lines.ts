import type { Tallies } from "./tallies";

/** How many extraction exchanges each campaign made in each hour, in order of time; hours without any are left out. */
export const extractionLines = (tallies: Tallies): string =>
  [...tallies.byHour]
    .flatMap(([campaign, hours]) => [...hours].map(([at, exchanges]) => ({ campaign, at, exchanges })))
    .map(({ at, ...rest }) => `${JSON.stringify({ ...rest, hour: new Date(at).toISOString() })}\n`)
    .join("");
