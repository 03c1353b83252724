import { z } from "zod";
import { Reason } from "@/lib/kernel";

/** Longest that a campaign is left alone at its owner's wish. */
const longestHours = 30 * 24;

/** A time in which acting on a campaign asks its owner: who opens it. */
export const OpenQuietWindow = z.object({
  campaignId: z.uuid(),
  reason: Reason,
  hours: z.number().int().min(1).max(longestHours),
});
export type OpenQuietWindow = z.input<typeof OpenQuietWindow>;

export const EndQuietWindow = z.object({ campaignId: z.uuid(), reason: Reason });
export type EndQuietWindow = z.input<typeof EndQuietWindow>;

export const QuietWindowView = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  reason: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  startedAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
});
export type QuietWindowView = z.infer<typeof QuietWindowView>;
