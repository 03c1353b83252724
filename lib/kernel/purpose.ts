import { z } from "zod";

/** Fewest characters that say what for. */
export const leastPurpose = 8;

/** What somebody needs people's data for, in their own words; it goes on record. `what`: what they do with it, "read this". */
export const purposeTo = (what: string) =>
  z
    .string()
    .trim()
    .min(leastPurpose, `Say in a few words what you ${what} for (${leastPurpose} characters or more).`)
    .max(4_000);
