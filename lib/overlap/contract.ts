import { z } from "zod";
import { TokenType } from "@/lib/indicators/contract";

export { TokenType, tokenTypes } from "@/lib/indicators/contract";

/** Where a partner's machine asks, below the console's address. */
export const overlapPath = "/api/v1/overlap";
/** Different tokens of one question at most: the core of the largest campaigns twice over. */
export const mostTokens = 50_000;

const token = /^[0-9a-f]{64}$/;

/** Different tokens, in order. Of many faults the first is told: a list of fifty thousand would say no more. */
const Tokens = z
  .array(z.unknown())
  .max(mostTokens, `has more than ${mostTokens.toLocaleString("en")} tokens: ask about some of them`)
  .transform((all, check) => {
    const at = all.findIndex((one) => typeof one !== "string" || !token.test(one));
    if (at < 0) return [...new Set(all as string[])].sort();
    check.addIssue({ code: "custom", path: [at], message: "is no token: 64 lower-case hexadecimal digits" });
    return z.NEVER;
  });

/** A question as it goes over the wire: how many of these accounts do you know as well? */
export const OverlapRequest = z.object({
  /** How the tokens were made. */
  scheme: z.string().max(100),
  /** With which of the asker's keys. */
  key_id: z.string().min(1).max(100),
  type: TokenType,
  tokens: Tokens,
});
export type OverlapRequest = z.input<typeof OverlapRequest>;

/** All that is ever answered. */
export const OverlapAnswer = z.object({
  /** Different tokens that were asked about. */
  asked: z.number().int(),
  /** Of them known, to the nearest ten; null for fewer than ten. */
  matched: z.number().int().min(10).multipleOf(10).nullable(),
  /** Ten where `matched` is null, so that nobody takes it for nothing or for no answer. */
  fewer_than: z.literal(10).nullable(),
  /** The very same question is answered as it was then. */
  counted_at: z.iso.datetime(),
});
export type OverlapAnswer = z.infer<typeof OverlapAnswer>;

/** About the core of a campaign, or about those accounts of a set that are in the core of one. */
export const AskOverlap = z
  .object({
    campaignId: z.uuid().optional(),
    setId: z.uuid().optional(),
    /** Id or name. */
    partner: z.string().min(1),
    type: TokenType,
  })
  .refine(({ campaignId, setId }) => (campaignId === undefined) !== (setId === undefined), {
    message: "Ask about a campaign or about a set: one of both.",
  });
export type AskOverlap = z.infer<typeof AskOverlap>;

const Address = z.url({ protocol: /^https?$/ }).transform((text, check) => {
  const url = new URL(text);
  if (url.hash + url.username + url.password === "") return url.href;
  check.addIssue({ code: "custom", message: "must be the address alone: the access key has a field of its own" });
  return z.NEVER;
});

export const SaveOverlap = z.object({
  partnerId: z.uuid(),
  /** The version that was looked at, 0 when there was none. */
  version: z.number().int().min(0),
  answers: z.boolean(),
  dayLimit: z.number().int().min(1).max(1_000).default(20),
  /** Of the partner's answering half; null to ask it nothing. */
  url: Address.nullable(),
  /** Ours there; left out, the one that is kept stays. */
  accessKey: z
    .string()
    .trim()
    .min(1)
    .max(4_096)
    .regex(/^[\x21-\x7e]+$/, "must be one word")
    .optional(),
});
export type SaveOverlap = z.input<typeof SaveOverlap>;

export const OverlapSettingView = z.object({
  answers: z.boolean(),
  dayLimit: z.number().int(),
  url: z.string().nullable(),
  version: z.number().int(),
  savedBy: z.string().nullable(),
  savedAt: z.iso.datetime().nullable(),
});
export type OverlapSettingView = z.infer<typeof OverlapSettingView>;

export const OverlapState = z.enum(["open", "answered", "refused", "failed"]);
export type OverlapState = z.infer<typeof OverlapState>;

export const OverlapQuestionView = z.object({
  id: z.uuid(),
  side: z.enum(["ours", "theirs"]),
  state: OverlapState,
  type: TokenType,
  keyId: z.string(),
  /** The denominator: different tokens in it. */
  asked: z.number().int(),
  /** To the nearest ten; null below ten when it is answered. */
  matched: z.number().int().nullable(),
  reason: z.string().nullable(),
  /** What ours was about: the core that may be shared, and when it was seen. */
  campaign: z
    .object({
      id: z.uuid(),
      codeName: z.string(),
      members: z.number().int(),
      firstSeen: z.iso.datetime(),
      lastSeen: z.iso.datetime(),
    })
    .nullable(),
  /** What ours was about: the set in that version, its accounts then, and how many of them may be shared. */
  set: z
    .object({
      id: z.uuid(),
      name: z.string(),
      version: z.number().int(),
      accounts: z.number().int(),
      members: z.number().int(),
      isDeleted: z.boolean(),
    })
    .nullable(),
  agreementVersion: z.number().int().nullable(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type OverlapQuestionView = z.infer<typeof OverlapQuestionView>;

export const OverlapInput = z.object({ partnerId: z.uuid() });
export type OverlapInput = z.infer<typeof OverlapInput>;

/** All about one partner's questions and ours to it. */
export const OverlapView = z.object({
  setting: OverlapSettingView,
  /** Why nothing is answered, whatever the setting says; null when the rest is in order. */
  obstacle: z.string().nullable(),
  /** Of the partner's keys, the one that its questions are answered under; null while none is held. */
  heldKeyId: z.string().nullable(),
  /** Different questions of the partner's that were answered in the last 24 hours. */
  answeredToday: z.number().int(),
  /** Latest first. */
  questions: z.array(OverlapQuestionView),
});
export type OverlapView = z.infer<typeof OverlapView>;
