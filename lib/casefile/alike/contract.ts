import { z } from "zod";
import { ContentQuery } from "@/lib/traffic/contract";

/** An exchange of another account that is worded like one; without anybody's words. */
export const AlikeExchange = z.object({
  exchangeId: z.string(),
  accountId: z.string(),
  ts: z.iso.datetime(),
  model: z.string(),
  capability: z.string(),
  /** Share of what both say, in every three words in a row of the masked prompts; null where the words of one are not kept. */
  similarity: z.number().nullable(),
  /** Equal but for numbers, links, quotes and code. */
  sameTemplate: z.boolean(),
});
export type AlikeExchange = z.infer<typeof AlikeExchange>;

export const AlikeList = z.object({
  rows: z.array(AlikeExchange),
  /** Other accounts with the template, the wrapper or the system prompt, and how many of them were looked at. */
  accounts: z.number().int(),
  lookedAt: z.number().int(),
  /** The run that said which accounts those are. */
  asOf: z.iso.datetime(),
});
export type AlikeList = z.infer<typeof AlikeList>;

/** A fact of a campaign, by its value: a decimal hash. */
export const ExamplesQuery = z.object({
  campaignId: z.uuid(),
  kind: z.string(),
  value: z.string().regex(/^\d{1,20}$/),
});
export type ExamplesQuery = z.infer<typeof ExamplesQuery>;

/** An exchange that a fact of a campaign cites. */
export const ExampleExchange = AlikeExchange.omit({ similarity: true, sameTemplate: true });
export type ExampleExchange = z.infer<typeof ExampleExchange>;

const One = z.object({ accountId: z.string().min(1), exchangeId: z.string().min(1) });

export const DifferencesQuery = z.object({
  one: One,
  other: One,
  campaignId: ContentQuery.shape.campaignId,
  purpose: ContentQuery.shape.purpose,
});
export type DifferencesQuery = z.input<typeof DifferencesQuery>;

/** A piece of two texts: in both, or in one of them. */
export const Difference = z.object({ is: z.enum(["both", "one", "other"]), text: z.string() });
export type Difference = z.infer<typeof Difference>;

export const Differences = z.object({
  systemPrompt: z.array(Difference),
  prompt: z.array(Difference),
  /** Words beyond those that are compared were left out of either text. */
  isCut: z.boolean(),
});
export type Differences = z.infer<typeof Differences>;
