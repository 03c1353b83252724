import { z } from "zod";
import { Reason } from "@/lib/kernel";
import { FamilyAgreement, LearnedAct, OutcomeKind } from "../configurations/contract";
import { Family, Verdict } from "../vocabulary";

/** What a decision says of detection. */
export const Outcome = z.object({
  decisionId: z.uuid(),
  kind: OutcomeKind,
  campaignId: z.uuid(),
  /** Null when the whole campaign is the subject. */
  accountId: z.string().nullable(),
  verdict: Verdict.nullable(),
  actorName: z.string(),
  at: z.iso.datetime(),
});
export type Outcome = z.infer<typeof Outcome>;

export const RecordOutcomes = z.object({
  outcomes: z.array(Outcome),
  /** Decisions that were taken back. */
  withdrawn: z.array(z.uuid()),
});
export type RecordOutcomes = z.input<typeof RecordOutcomes>;

export const FamilyFeedback = FamilyAgreement.extend({
  family: Family,
  /** The m in use. */
  live: z.number(),
  /** The m that the pseudo-counts stand for. */
  prior: z.number(),
});
export type FamilyFeedback = z.infer<typeof FamilyFeedback>;

/** What decisions say of the weight of each family. */
export const Feedback = z.object({
  families: z.array(FamilyFeedback),
  acts: z.array(LearnedAct),
  /** Decided campaigns that no verdicts are kept of, because they were last found before verdicts were kept. */
  unknown: z.number().int(),
  /** The version whose m are the prior, and what its pseudo-counts add up to for a family. */
  priorNumber: z.number().int(),
  priorStrength: z.number(),
});
export type Feedback = z.infer<typeof Feedback>;

export const ProposeLearned = z.object({ basedOnId: z.uuid(), reason: Reason });
export type ProposeLearned = z.input<typeof ProposeLearned>;

/** An account whose flag rests on values that a given account has as well. */
export const SameGround = z.object({
  accountId: z.string(),
  campaignId: z.string(),
  codeName: z.string(),
  values: z.number().int(),
  /** Families of the values. */
  families: z.array(Family),
  /** Evidence of its membership, what is asked of a member, and what the values give of it, in nats. */
  score: z.number(),
  asked: z.number(),
  shared: z.number(),
  /** Without the values it would not be a member. */
  falls: z.boolean(),
});
export type SameGround = z.infer<typeof SameGround>;

/** Accounts that fall without the values first; `total` counts all. */
export const SameGroundList = z.object({
  rows: z.array(SameGround),
  total: z.number().int(),
  falling: z.number().int(),
});
export type SameGroundList = z.infer<typeof SameGroundList>;
