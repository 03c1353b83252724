import { z } from "zod";
import { day } from "@/lib/kernel";
import { Grain, Timeline } from "../timeline";
import { facets } from "./facets";

export { countedFacets, exchangeFacets, facets, restKey, unnamed } from "./facets";

/** What exchanges are grouped by. */
export const Facet = z.enum(facets, { error: `Group by one of ${facets.join(", ")}.` });
export type Facet = z.infer<typeof Facet>;

export const measures = ["exchanges", "accounts", "outputTokens"] as const;
export const Measure = z.enum(measures, { error: `Measure one of ${measures.join(", ")}.` });
export type Measure = z.infer<typeof Measure>;

/** By their size in the window, or by how much they differ from the window before, in either direction. */
export const rankings = ["size", "change"] as const;

/** Most groups that are shown by name. */
export const mostGroups = 50;

const value = z.string().trim().min(1).max(400).optional();
const filterShape = Object.fromEntries(facets.map((facet) => [facet, value])) as Record<Facet, typeof value>;

/** A value for each facet that exchanges have to show; `-` for exchanges that say nothing of it. */
export const TrafficFilters = z.object(filterShape);
export type TrafficFilters = z.infer<typeof TrafficFilters>;

/** Days (UTC), the last one included. Without them, the last seven days with anything stored. */
const days = { from: z.iso.date().optional(), to: z.iso.date().optional() };

/** Days up to which hours are drawn: above, a line of hours is noise. */
export const mostDaysByHour = 8;

/** Why a window has no hours, `from` and `to` its first and last day; undefined when it has. */
export function whyNoHours({ from, to }: { from: string; to: string }): string | undefined {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / day) + 1;
  return days > mostDaysByHour ? `Hours are drawn for at most ${mostDaysByHour} days; that is ${days}.` : undefined;
}

export const ExploreQuery = z.strictObject({
  ...filterShape,
  ...days,
  by: Facet.default("model"),
  measure: Measure.default("exchanges"),
  /** Of the timeline. By default hours up to four days, where they are kept, and days above. */
  grain: Grain.optional(),
  rank: z.enum(rankings).default("size"),
  top: z.coerce
    .number({ error: `Ask for 1 to ${mostGroups} groups.` })
    .int({ error: `Ask for 1 to ${mostGroups} groups.` })
    .min(1, `Ask for 1 to ${mostGroups} groups.`)
    .max(mostGroups, `Ask for 1 to ${mostGroups} groups.`)
    .default(10),
});
export type ExploreQuery = z.input<typeof ExploreQuery>;

const bucketForm = /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):00Z)?$/;

/** A bucket of the timeline: a day, `2026-03-01`, or a full hour of one in UTC, `2026-03-01T13:00Z`. */
export const Bucket = z
  .string()
  .refine(
    (at) => bucketForm.test(at) && z.iso.date().safeParse(at.slice(0, 10)).success,
    "Name a day, like 2026-03-01, or a full hour of one in UTC, like 2026-03-01T13:00Z.",
  );

export const bucketOf = (start: number, grain: Grain): string =>
  grain === "day" ? new Date(start).toISOString().slice(0, 10) : `${new Date(start).toISOString().slice(0, 13)}:00Z`;

export const ExploreExchangesQuery = z
  .strictObject({
    ...filterShape,
    ...days,
    /** Only the exchanges of one bucket; it takes the place of days. */
    at: Bucket.optional(),
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(({ at, from, to }) => at === undefined || (from === undefined && to === undefined), {
    path: ["at"],
    message: "Name either a bucket or days, not both.",
  });
export type ExploreExchangesQuery = z.input<typeof ExploreExchangesQuery>;

/** Accounts are an estimate within two in a hundred where they are many; an account with several values counts in each. */
export const TrafficFigures = z.object({ exchanges: z.number(), accounts: z.number(), outputTokens: z.number() });
export type TrafficFigures = z.infer<typeof TrafficFigures>;

export const TrafficGroup = z.object({
  /** What to filter by to see this group alone. */
  key: z.string(),
  /** As it is shown; pseudonymised where values are. */
  label: z.string(),
  now: TrafficFigures,
  before: TrafficFigures,
});
export type TrafficGroup = z.infer<typeof TrafficGroup>;

/** Groups of a window beside the window of the same length before it. */
export const TrafficExploration = z.object({
  /** First and last day of the window, and of the one before; null while nothing is stored. */
  window: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  windowBefore: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  /** Whether anything at all is stored on a day of the window before. */
  hasBefore: z.boolean(),
  groups: z.array(TrafficGroup),
  /** Groups with exchanges in the window, of which `groups` are some, and those that only the window before had. */
  of: z.number().int(),
  gone: z.number().int(),
  total: z.object({ now: TrafficFigures, before: TrafficFigures }),
  /** Filters in force as they are shown. */
  filters: z.array(z.object({ facet: Facet, key: z.string(), label: z.string() })),
  /** The measure by day or hour and group; `restKey` for all groups that are not among `groups`. */
  timeline: Timeline,
});
export type TrafficExploration = z.infer<typeof TrafficExploration>;
