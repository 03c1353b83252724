import { z } from "zod";

/** One end user of the slice, under a pseudonym: its id belongs to a customer of a customer. */
export const ShownEndUser = z.object({
  accountId: z.string(),
  display: z.string(),
  exchanges: z.number().int(),
  work: z.number().int(),
  firstSeen: z.string(),
  lastSeen: z.string(),
});
export type ShownEndUser = z.infer<typeof ShownEndUser>;

/** The end users that a campaign hides behind. */
export const HiddenEndUsers = z.object({
  /** End users of the slice, and of the accounts in all. */
  endUsers: z.number().int(),
  of: z.number().int(),
  /** Extraction work of the slice, and exchanges of the accounts in all. */
  work: z.number().int(),
  exchanges: z.number().int(),
  /** Texts around the work: end users that show one here, and over all accounts. */
  wrappers: z.array(
    z.object({ kind: z.string(), display: z.string(), here: z.number().int(), overall: z.number().int() }),
  ),
  /** The busiest of the slice. */
  busiest: z.array(ShownEndUser),
});
export type HiddenEndUsers = z.infer<typeof HiddenEndUsers>;
