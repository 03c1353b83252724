import { z } from "zod";
import { Pivot } from "@/lib/detection/contract";
import { purposeTo } from "@/lib/kernel";
import { Noted } from "@/lib/review/contract";
import { CapabilityMix, Timeline, WindowQuery } from "@/lib/traffic/contract";
import { CampaignLoss, CampaignSignUps } from "../loss/contract";

/** What a chart shows; an account has a timeline only. */
export const ChartRef = z.discriminatedUnion("kind", [
  WindowQuery.extend({ kind: z.literal("timeline"), by: z.enum(["model", "capability"]) }),
  z.object({ kind: z.literal("capabilities") }),
  z.object({ kind: z.literal("loss") }),
  z.object({ kind: z.literal("sign_ups") }),
  z.object({ kind: z.literal("pivots") }),
]);
export type ChartRef = z.infer<typeof ChartRef>;

/** A chart with its figures, their window and what they are parts of. */
export const PinnedChart = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("timeline"), by: z.enum(["model", "capability"]), figures: Timeline }),
  z.object({ kind: z.literal("capabilities"), figures: CapabilityMix }),
  z.object({ kind: z.literal("loss"), figures: CampaignLoss }),
  z.object({ kind: z.literal("sign_ups"), figures: CampaignSignUps }),
  z.object({ kind: z.literal("pivots"), figures: z.array(Pivot) }),
]);
export type PinnedChart = z.infer<typeof PinnedChart>;

const Caption = z.string().trim().min(3, "Say in a few words what it shows (3 characters or more).").max(500);

/** Names a chart; its figures are taken on the server, never from who asks. */
export const PinChart = Noted.extend({ chart: ChartRef, caption: Caption });
export type PinChart = z.input<typeof PinChart>;

export const PinExchanges = z.object({
  campaignId: z.uuid(),
  accountId: z.string().min(1),
  exchangeIds: z.array(z.string().min(1)).min(1).max(20),
  caption: Caption,
  purpose: purposeTo("keep this"),
});
export type PinExchanges = z.input<typeof PinExchanges>;

export const PinView = z.object({
  id: z.uuid(),
  subject: Noted,
  caption: z.string(),
  /** SHA-256 of what was pinned, in hexadecimal. */
  hash: z.string(),
  takenAt: z.iso.datetime(),
  takenBy: z.string(),
  /** False when what is kept is not what the hash was made of. */
  isWhole: z.boolean(),
  /** Null for exchanges, and for what is not whole. */
  chart: PinnedChart.nullable(),
  exchanges: z.object({ accountId: z.string(), exchangeIds: z.array(z.string()) }).nullable(),
});
export type PinView = z.infer<typeof PinView>;
export const PinList = z.object({ rows: z.array(PinView) });
export type PinList = z.infer<typeof PinList>;

export const ReadPinnedExchanges = z.object({
  pinId: z.uuid(),
  purpose: purposeTo("read this"),
});
export type ReadPinnedExchanges = z.input<typeof ReadPinnedExchanges>;

export const RemovePin = z.object({
  pinId: z.uuid(),
  reason: z.string().trim().min(3, "Say in a few words why (3 characters or more).").max(2_000),
});
export type RemovePin = z.input<typeof RemovePin>;
