import { z } from "zod";

export const appealStatuses = [
  "submitted",
  "assigned",
  "awaiting_appellant",
  "decided",
  "withdrawn",
  "expired",
] as const;
export const AppealStatus = z.enum(appealStatuses);
export type AppealStatus = z.infer<typeof AppealStatus>;

export const appealOutcomes = ["upheld", "overturned", "overturned_with_conditions", "reduced"] as const;
export const AppealOutcome = z.enum(appealOutcomes);
/** What came of it: `upheld` is the measure, not the appeal; `reduced` is a milder measure in its place. */
export type AppealOutcome = z.infer<typeof AppealOutcome>;
