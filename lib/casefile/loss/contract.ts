import { z } from "zod";
import { AccountStanding } from "@/lib/campaigns/contract";
import { Timeline } from "@/lib/traffic/contract";

export const lossMeasures = ["outputTokens", "reasoningTokens", "exchanges"] as const;
export const LossMeasure = z.enum(lossMeasures);
export type LossMeasure = z.infer<typeof LossMeasure>;

/** What was delivered. */
export const Delivered = z.object({
  exchanges: z.number().int(),
  outputTokens: z.number().int(),
  reasoningTokens: z.number().int(),
});
export type Delivered = z.infer<typeof Delivered>;

/** What a campaign's core was given, and what it still is. */
export const CampaignLoss = z.object({
  accounts: z.number().int(),
  total: Delivered,
  /** Distinct prompts, numbers and quotes left out. */
  tasks: z.number().int(),
  /** Mondays, ascending, without a break. */
  weeks: z.array(z.iso.date()),
  /** The last week still fills. */
  partial: z.boolean(),
  /** By capability class and model, what got most output first; one figure a week. */
  rows: z.array(
    z.object({ capability: z.string(), model: z.string(), total: Delivered, weeks: z.array(Delivered.nullable()) }),
  ),
  /** Exchanges in the last 24 hours of data, by what was decided of the accounts that made them. */
  flow: z.object({
    to: z.iso.datetime().nullable(),
    standings: z.array(
      z.object({
        standing: AccountStanding,
        accounts: z.number().int(),
        exchanges: z.number().int(),
      }),
    ),
  }),
});
export type CampaignLoss = z.infer<typeof CampaignLoss>;

/** When the accounts of a campaign's core were opened, beside bans in it. */
export const CampaignSignUps = z.object({
  accounts: z.number().int(),
  /** Of those the provider said when they were opened. */
  known: z.number().int(),
  /** By day; the series `signed_up` and `banned`. Null when nothing is known. */
  timeline: Timeline.nullable(),
  banned: z.number().int(),
  /** Accounts opened within seven days after a ban. */
  afterBan: z.number().int(),
});
export type CampaignSignUps = z.infer<typeof CampaignSignUps>;
