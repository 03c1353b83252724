import { z } from "zod";
import { PivotRow } from "../model";

/**
 * What a run over everything measured by. Runs within its epoch measure by the same numbers, so that an account with nothing new
 * gets the answer that it had, whether it is asked again or not.
 */
export const EpochStatistics = z.object({
  configurationHash: z.string(),
  exchanges: z.number(),
  /** Accounts that were looked at, and those that had anything in a family, by the index of the family. */
  population: z.number(),
  available: z.array(z.number()),
  /** The earliest exchange, and how many models had been released: when these change, other values are compared. */
  from: z.string().nullable(),
  releases: z.number(),
  /** Accounts in no group; see `Outside`. */
  outside: z.object({
    standsFor: z.array(z.tuple([z.number(), z.number()])),
    extraction: z.number(),
    egress: z.number(),
  }),
  pivots: z.array(PivotRow),
  /** Sets that claim accounts, with the campaign that each was published as, if it was. */
  groups: z.array(
    z.object({
      number: z.number(),
      threshold: z.number(),
      campaignId: z.string().nullable(),
      /** A person's merge or split made something else of it: every run within the epoch looks at it again. */
      regrouped: z.boolean().default(false),
    }),
  ),
  /** Campaigns that were found behind end users. */
  hidden: z.array(z.string()),
});
export type EpochStatistics = z.infer<typeof EpochStatistics>;

/** The epoch that is open. */
export interface Epoch {
  /** The run that opened it. */
  runId: string;
  openedAt: Date;
  statistics: EpochStatistics;
}
