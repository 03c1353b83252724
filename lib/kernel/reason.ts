import { z } from "zod";

/** Fewest characters that say why. */
export const leastReason = 10;

/** Why somebody does something, in their own words; it goes on record. */
export const Reason = z
  .string()
  .trim()
  .min(leastReason, `Give a reason of at least ${leastReason} characters.`)
  .max(4_000);

/** A name that people give to something of theirs, of at most `most` characters. */
export const nameOfTheirs = (most: number) =>
  z.string().trim().min(2, "Give it a name of at least 2 characters.").max(most);
