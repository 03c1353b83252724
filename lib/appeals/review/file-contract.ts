import { z } from "zod";
import { CampaignStatus } from "@/lib/campaigns/contract";
import { DecisionView } from "@/lib/decisions/contract";
import { AgainstTest, Disposition, Family, Tier, Verdict, VerdictBy } from "@/lib/detection/contract";
import { AppealOutcome } from "../kinds";
import { AppealSummary, RulingConditions } from "./contract";

export const consequenceKinds = ["reversal", "disposition", "measures", "same_ground", "recall"] as const;
export const ConsequenceKind = z.enum(consequenceKinds);
export type ConsequenceKind = z.infer<typeof ConsequenceKind>;

/** What came of a consequence; which parts there are depends on its kind. */
export const ConsequenceDetail = z.object({
  /** Decisions that it is. */
  decisionIds: z.array(z.uuid()).default([]),
  /** In words, as `Nothing was left to take back.` */
  note: z.string().nullable().default(null),
  /** Accounts whose flag rests on the same values, and those of them that fall without the values. */
  accounts: z.number().int().nullable().default(null),
  falling: z.number().int().nullable().default(null),
  /** The set that lists them. */
  setId: z.uuid().nullable().default(null),
});
export type ConsequenceDetail = z.infer<typeof ConsequenceDetail>;

/** One thing that follows from a ruling, tracked until it is done. */
export const ConsequenceView = z.object({
  kind: ConsequenceKind,
  state: z.enum(["waiting", "done", "failed"]),
  detail: ConsequenceDetail,
  /** What stood against it at the last try. */
  error: z.string().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  doneAt: z.iso.datetime().nullable(),
  /** The decisions that it is, with how far they are at the gateways. */
  decisions: z.array(DecisionView),
});
export type ConsequenceView = z.infer<typeof ConsequenceView>;

export const RulingView = z.object({
  outcome: AppealOutcome,
  conditions: RulingConditions.nullable(),
  reason: z.string(),
  /** The appellant's words, and the reply to them: null for who may not read those. */
  point: z.string().nullable(),
  reply: z.string().nullable(),
  snapshotThen: z.string().nullable(),
  snapshotNow: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.iso.datetime(),
});
export type RulingView = z.infer<typeof RulingView>;

/** The evidence on one account and its campaign at one moment. */
export const EvidenceSide = z.object({
  at: z.iso.datetime(),
  campaign: z.object({
    status: CampaignStatus,
    verdict: Verdict,
    verdictBy: VerdictBy,
    score: z.number(),
    coreAccounts: z.number().int(),
  }),
  /** Null when the account was no member. */
  member: z
    .object({
      tier: Tier,
      score: z.number(),
      families: z.partialRecord(Family, z.number()),
      hardLink: z.boolean(),
      disposition: Disposition,
      exchanges: z.number().int(),
      extractionExchanges: z.number().int(),
    })
    .nullable(),
  facts: z.array(
    z.object({
      family: Family,
      kind: z.string(),
      value: z.string(),
      display: z.string(),
      accountsHere: z.number().int(),
      accountsOverall: z.number().int(),
      weight: z.number(),
    }),
  ),
});
export type EvidenceSide = z.infer<typeof EvidenceSide>;

export const AppealEventView = z.object({
  id: z.uuid(),
  kind: z.string(),
  at: z.iso.datetime(),
  by: z.object({ type: z.string(), name: z.string() }),
  /** Somebody's words; null where there are none, or for who may not read them. */
  text: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AppealEventView = z.infer<typeof AppealEventView>;

export const AppealFileView = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  addedAt: z.iso.datetime(),
});
export type AppealFileView = z.infer<typeof AppealFileView>;

/** All that a reviewer judges by, and what came of it. */
export const AppealView = z.object({
  appeal: AppealSummary,
  challenged: DecisionView,
  /** What the owner was told, word by word. */
  told: z.string(),
  /** Why the appellant's words and files are not shown to who asks; null when they are. */
  hidden: z.string().nullable(),
  events: z.array(AppealEventView),
  files: z.array(AppealFileView),
  /** What speaks for the account: of itself, and of its campaign. */
  against: z.object({ account: z.array(AgainstTest), campaign: z.array(AgainstTest) }),
  /** The evidence of the day of the decision, null where none was kept, and that of today. */
  atDecision: EvidenceSide.nullable(),
  today: EvidenceSide,
  /** Values that the account itself is tied by today, as `kind/value`; null where no run has explained it. */
  own: z.array(z.string()).nullable(),
  ruling: RulingView.nullable(),
  consequences: z.array(ConsequenceView),
  /** How the delivery of the reply goes; null before there is one. */
  replyState: z.string().nullable(),
});
export type AppealView = z.infer<typeof AppealView>;
