import { z } from "zod";
import { Family, ValueKind } from "../vocabulary";

/** A value that two accounts share, or that an investigation starts from, as the epoch knows it. */
export const SharedFact = z.object({
  family: Family,
  kind: ValueKind,
  /** sipHash64 of the value's text, decimal. */
  value: z.string(),
  /** Pseudonymised text for the screen. */
  display: z.string(),
  /** Nats for a pair that shares it, before the cap of its family; the most of its windows. */
  nats: z.number(),
  /** Accounts that hold it in any window, of those that have anything in its family. */
  overall: z.number().int(),
  of: z.number().int(),
  hub: z.boolean(),
  /** Warninglists that make it a hub, by name and version; absent when none does. */
  listedBy: z.array(z.string()).optional(),
  /** Windows of the value that both are in; 1 for a value without windows. */
  windows: z.number().int(),
});
export type SharedFact = z.infer<typeof SharedFact>;

/** What two accounts share, added up as detection adds it up. */
export const PairEvidence = z.object({
  /** Nats in all, families capped. */
  nats: z.number(),
  families: z.partialRecord(Family, z.number()),
  /** Two families agree, one of which says who runs an account. */
  corroborated: z.boolean(),
  /** Corroborated, and at least what a run asks of a link. */
  linked: z.boolean(),
  facts: z.array(SharedFact),
});
export type PairEvidence = z.infer<typeof PairEvidence>;

/** An account that shares something with those that an investigation has accepted. */
export const Neighbour = PairEvidence.extend({
  accountId: z.string(),
  /** The accepted account that it shares most with; null when that is the values that the investigation started from. */
  withAccount: z.string().nullable(),
  /** Accepted accounts that it is linked to, and that it shares anything with. */
  linkedTo: z.number().int(),
  sharesWith: z.number().int(),
  /** One sentence, made of the facts. */
  reason: z.string(),
});
export type Neighbour = z.infer<typeof Neighbour>;

/** What a ranking was measured by. */
export const MeasuredBy = z.object({
  /** The run over everything that opened the epoch, and when. */
  runId: z.uuid(),
  at: z.iso.datetime(),
  /** Accounts that it looked at. */
  population: z.number().int(),
  /** Nats asked of a link. */
  thresholdNats: z.number(),
});
export type MeasuredBy = z.infer<typeof MeasuredBy>;

export const Neighbours = z.object({
  rows: z.array(Neighbour),
  /** Accounts that share a value that was looked through for holders, and how many of them were measured pair by pair. */
  total: z.number().int(),
  measured: z.number().int(),
  /** Nats that none of those left out exceeds by values that can corroborate another; null when none was left out. */
  leftOutBelow: z.number().nullable(),
  /** Accepted accounts that the epoch does not know, having come later. */
  unknown: z.array(z.string()),
  /** Accepted accounts that were compared; the latest, when there are very many. */
  comparedWith: z.number().int(),
  by: MeasuredBy,
});
export type Neighbours = z.infer<typeof Neighbours>;

/** One step of a chain: what its two accounts share. */
export const ChainLink = PairEvidence.extend({ from: z.string(), to: z.string() });
export type ChainLink = z.infer<typeof ChainLink>;

/** Why two accounts are linked, or that they are not. */
export const WhyLinked = z.object({
  accountA: z.string(),
  accountB: z.string(),
  relation: z.enum(["linked", "chained", "not_linked"]),
  sentence: z.string(),
  /** What the two share themselves. */
  direct: PairEvidence,
  /** The chain whose weakest link is strongest; empty unless they are chained. */
  chain: z.array(ChainLink),
  /** Accounts that were looked at. */
  searched: z.number().int(),
  by: MeasuredBy,
});
export type WhyLinked = z.infer<typeof WhyLinked>;

/** What one pasted line was found to be. */
export const FoundSeed = z.discriminatedUnion("is", [
  z.object({ is: z.literal("account"), line: z.number().int(), accountId: z.string() }),
  z.object({
    is: z.literal("value"),
    line: z.number().int(),
    fact: SharedFact,
    /** Empty for a value that says something; else why it says nothing. */
    saysNothing: z.string(),
  }),
  /** Nothing that is stored: the line is in the list of lines that was sent. */
  z.object({ is: z.literal("unknown"), line: z.number().int(), reason: z.string() }),
]);
export type FoundSeed = z.infer<typeof FoundSeed>;

/** A pasted line, by its number from 1. */
export interface PastedLine {
  line: number;
  text: string;
}

/** Lines that are not empty, with their numbers from 1. */
export function linesOf(text: string): PastedLine[] {
  return text.split(/\r?\n/).flatMap((one, i) => {
    const trimmed = one.trim().slice(0, longestSeed);
    return trimmed === "" ? [] : [{ line: i + 1, text: trimmed }];
  });
}

export const mostSeeds = 5_000;
/** Bytes of a line that are looked at: the longest prompt that tells anything is shorter. */
const longestSeed = 20_000;
const mostText = 2_000_000;

export const SeedText = z
  .string()
  .max(mostText, `Paste at most ${mostText.toLocaleString("en-US")} characters at a time.`)
  .refine((text) => linesOf(text).length <= mostSeeds, {
    message: `Paste at most ${mostSeeds.toLocaleString("en-US")} lines at a time.`,
  });

export const SeedInput = z.object({
  /** One account, value or one-line prompt a line; lines of several parted by commas, semicolons or tabs. */
  lines: SeedText.default(""),
  /** One prompt of any number of lines. */
  prompt: z
    .string()
    .max(longestSeed, `A prompt has at most ${longestSeed.toLocaleString("en-US")} characters.`)
    .default(""),
  /** Values by their hashes, as screens name them. */
  values: z
    .array(z.object({ kind: ValueKind, value: z.string().regex(/^\d{1,20}$/) }))
    .max(100)
    .default([]),
});

export const WhyLinkedQuery = z
  .object({ accountA: z.string().trim().min(1).max(256), accountB: z.string().trim().min(1).max(256) })
  .refine(({ accountA, accountB }) => accountA !== accountB, {
    message: "Name two different accounts.",
    path: ["accountB"],
  });
