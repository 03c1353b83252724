import { z } from "zod";

/** What a partner says of something that was shared with it. */
export const SightingView = z.object({
  id: z.uuid(),
  partnerId: z.uuid(),
  partner: z.string(),
  campaignId: z.uuid(),
  campaign: z.string(),
  /** What it is about, as people know it. */
  object: z.string(),
  kind: z.enum(["seen", "false_positive", "expired"]),
  /** How often, as the partner says. */
  count: z.number().int(),
  firstSeen: z.iso.datetime().nullable(),
  lastSeen: z.iso.datetime().nullable(),
  receivedAt: z.iso.datetime(),
  /** The partner has taken it back. */
  revoked: z.boolean(),
  /** Of a false positive: whether a person looks at it yet, and what came of it. */
  review: z.enum(["waiting", "kept", "revoked"]).nullable(),
});
export type SightingView = z.infer<typeof SightingView>;

export const SightingQuery = z.object({ campaignId: z.uuid().optional() });
export type SightingQuery = z.input<typeof SightingQuery>;
