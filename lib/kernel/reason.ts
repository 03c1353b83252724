import { z } from "zod";

/** Fewest characters that say why. */
export const leastReason = 10;

/** Why somebody does something, in their own words; it goes on record. */
export const Reason = z
  .string()
  .trim()
  .min(leastReason, `Give a reason of at least ${leastReason} characters.`)
  .max(4_000);
