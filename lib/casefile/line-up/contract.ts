import { z } from "zod";

const Parts = z.array(z.object({ key: z.string(), exchanges: z.number().int() }));

/** One account at a glance. */
export const Sketch = z.object({
  accountId: z.string(),
  isMember: z.boolean(),
  exchanges: z.number().int(),
  /** Exchanges by hour of the day, UTC; 24 figures. */
  hours: z.array(z.number().int()).length(24),
  /** The most used first. */
  models: Parts,
  capabilities: Parts,
});
export type Sketch = z.infer<typeof Sketch>;

/** Random core members beside accounts of the same volume that are in no campaign, in a random order. */
export const LineUp = z.object({
  seed: z.number().int(),
  sketches: z.array(Sketch),
  /** Core members that nobody of the same volume was found for, and that were left out. */
  unmatched: z.number().int(),
});
export type LineUp = z.infer<typeof LineUp>;

export const LineUpQuery = z.object({
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1),
});
export type LineUpQuery = z.input<typeof LineUpQuery>;
