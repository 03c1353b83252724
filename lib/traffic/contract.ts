import { z } from "zod";
import { Capability } from "@/lib/content/contract";
import { purposeTo } from "@/lib/kernel";

export * from "./coverage/fields";
export * from "./explore/contract";
export * from "./timeline";

/** How the exchanges of a set of accounts spread over capability classes, beside all traffic of the same window. */
export const CapabilityMix = z.object({
  capabilities: z.array(
    z.object({ capability: Capability, exchanges: z.number().int(), share: z.number(), shareOverall: z.number() }),
  ),
  exchanges: z.number().int(),
  exchangesOverall: z.number().int(),
});
export type CapabilityMix = z.infer<typeof CapabilityMix>;

/** One exchange without anybody's words. */
export const ExchangeRow = z.object({
  exchangeId: z.string(),
  ts: z.iso.datetime(),
  accountId: z.string(),
  model: z.string(),
  capability: Capability,
  elicitation: z.array(z.string()),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  status: z.string(),
  /** Pseudonym of the address. */
  network: z.string().nullable(),
});
export type ExchangeRow = z.infer<typeof ExchangeRow>;

export const ExchangePage = z.object({
  rows: z.array(ExchangeRow),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
});
export type ExchangePage = z.infer<typeof ExchangePage>;

/** Reading people's words: what for, and in which campaign. */
export const ContentQuery = z.object({
  exchangeIds: z.array(z.string().min(1)).min(1).max(20),
  accountId: z.string().min(1),
  campaignId: z.uuid({ error: "Name the campaign that this is read for." }),
  purpose: purposeTo("read this"),
});
export type ContentQuery = z.input<typeof ContentQuery>;

export const ExchangeContent = z.object({
  exchangeId: z.string(),
  systemPrompt: z.string(),
  prompt: z.string(),
  response: z.string(),
});
export type ExchangeContent = z.infer<typeof ExchangeContent>;
