import { z } from "zod";
import {
  MeasureKind,
  MeasureTarget,
  Policy,
  ReferralParameters,
  ThrottleParameters,
  VerificationParameters,
} from "@/lib/decisions/contract";

/** What a measure against a target would come to: nothing is done. */
export const PreviewMeasure = z.object({
  campaignId: z.uuid(),
  kind: MeasureKind,
  target: MeasureTarget,
  parameters: z.union([ThrottleParameters, VerificationParameters, ReferralParameters]).optional(),
  /** Under which it is to be taken; what it asks of programmes counts. */
  policy: Policy.optional(),
});
export type PreviewMeasure = z.input<typeof PreviewMeasure>;

const Share = z.object({ label: z.string(), accounts: z.number().int() });

export const MeasurePreview = z.object({
  /** Why the campaign is no ground for it at all; null when it is. */
  refusal: z.string().nullable(),
  /** Accounts that it would reach. */
  reached: z.number().int(),
  /** Accounts that the rules spare, by why. Named ones refuse the act; of the core they are skipped. */
  spared: z.array(z.object({ reason: z.string(), accounts: z.number().int(), examples: z.array(z.string()) })),
  /** How much one person may do alone: accounts of this campaign within a day. */
  radius: z.object({ limit: z.number().int(), before: z.number().int(), needsSecond: z.boolean() }),
  quiet: z.object({ owner: z.string(), reason: z.string(), endsAt: z.iso.datetime() }).nullable(),
  /** Who would be hit, counted over those reached. */
  collateral: z.object({
    /** Accounts with attributes on record: the others count in none of the figures below. */
    known: z.number().int(),
    verifiedOrganisations: z.number().int(),
    /** In a programme under contract (enterprise). */
    contracts: z.number().int(),
    programs: z.array(Share),
    /** By age, from the day of opening. */
    ages: z.array(Share),
    /** By cloud tenant or reseller that they belong to; the ten largest. */
    owners: z.array(Share),
    /** Exchanges and output tokens of the seven days up to the latest data. */
    exchanges: z.number().int(),
    outputTokens: z.number(),
    /**
     * Addresses that they shared with anybody when detection last opened an epoch, and accounts outside the campaign that had them too;
     * null before that.
     */
    beside: z.object({ addresses: z.number().int(), neighbours: z.number().int() }).nullable(),
  }),
  /** What becomes of it: the connectors that carry it out; empty when nothing is connected. */
  connectors: z.array(z.string()),
});
export type MeasurePreview = z.infer<typeof MeasurePreview>;
