import { z } from "zod";
import type { CampaignParameters } from "./campaigns/parameters";
import type { Spreads } from "./people/volumes";

/** Size and seed of a simulated world. */
export const WorldSize = z.object({
  accounts: z.int().min(100).max(5_000_000),
  exchanges: z.int().min(100).max(1_000_000_000),
  days: z.int().min(2).max(366),
  seed: z.int().min(0).max(4_294_967_295),
  /** First day, UTC; the same start belongs to the same bytes. */
  start: z.iso.date().default("2026-01-12"),
});
export type WorldSize = z.infer<typeof WorldSize>;

/** What the `simulate` command takes. */
export const WorldRequest = WorldSize.extend({
  /** Accounts of one extra hydra that makes 26 exchanges per account and day for ten days. */
  campaignAccounts: z.int().min(10).max(1_000_000).optional(),
});
export type WorldRequest = z.input<typeof WorldRequest>;

/** A world ready to be written: its size and the campaigns in it. */
export interface WorldPlan extends WorldSize {
  campaigns: CampaignParameters[];
  /** `varied`: also the kinds of innocents that are rarer and easier to mistake. */
  innocents?: "usual" | "varied";
  /** Spreads of the exchanges of innocents, where the usual ones will not do. */
  spreads?: Spreads;
}
