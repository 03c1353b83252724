import { z } from "zod";

export const Grain = z.enum(["hour", "day"]);
export type Grain = z.infer<typeof Grain>;

/** A window of time; whole data when left out. `to` is exclusive. */
export const WindowQuery = z.object({
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** By default hours up to four days, days above. */
  grain: Grain.optional(),
});
export type WindowQuery = z.input<typeof WindowQuery>;

/** Exchanges over time, one value per bucket and series; null where nothing is stored for the bucket. */
export const Timeline = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  grain: Grain,
  /** Start of each bucket. */
  buckets: z.array(z.iso.datetime()),
  /** The bucket that still fills, if the window reaches the newest exchange. */
  partialFrom: z.iso.datetime().nullable(),
  series: z.array(z.object({ key: z.string(), values: z.array(z.number().nullable()), total: z.number() })),
  /** Accounts behind the figures. */
  accounts: z.number().int(),
  releases: z.array(z.object({ model: z.string(), releasedAt: z.iso.datetime() })),
});
export type Timeline = z.infer<typeof Timeline>;
