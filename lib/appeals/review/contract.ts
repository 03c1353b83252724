import { z } from "zod";
import { DecisionKind, type MeasureKind, measureKinds, proofs, ThrottleParameters } from "@/lib/decisions/contract";
import { Disposition } from "@/lib/detection/contract";
import { Reason } from "@/lib/kernel";
import { AppealOutcome, AppealStatus } from "../kinds";

const Person = z.object({ id: z.string(), name: z.string() });

/** `free` is with nobody, `mine` with who asks; `open` is both and what others have. */
export const appealParts = ["free", "mine", "open", "all"] as const;
export const AppealPart = z.enum(appealParts);
export type AppealPart = z.infer<typeof AppealPart>;

export const AppealQuery = z.object({
  part: AppealPart.default("open"),
  /** Part of the reference, of the account's id, or of the campaign's name. */
  q: z.string().trim().max(200).optional(),
  accountId: z.string().min(1).optional(),
  campaignId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type AppealQuery = z.input<typeof AppealQuery>;

/** One appeal, without anybody's words. */
export const AppealSummary = z.object({
  id: z.uuid(),
  /** What the appellant names it by: the reference of the statement of reasons that it answers. */
  reference: z.string(),
  accountId: z.string(),
  campaign: z.object({ id: z.uuid(), codeName: z.string() }),
  decisionId: z.uuid(),
  measure: DecisionKind,
  status: AppealStatus,
  outcome: AppealOutcome.nullable(),
  reviewer: Person.nullable(),
  submittedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  answerDueAt: z.iso.datetime().nullable(),
  escalatedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  version: z.number().int(),
  /** How who asks took part in what is challenged, as `decided about the account`; null for who did not. */
  involvement: z.string().nullable(),
});
export type AppealSummary = z.infer<typeof AppealSummary>;

export const AppealList = z.object({
  /** Escalated first, then what is due first. */
  rows: z.array(AppealSummary),
  /** How many each part has, whatever else is asked for. */
  counts: z.record(AppealPart, z.number().int()),
});
export type AppealList = z.infer<typeof AppealList>;

/** The version of the appeal that the person looked at. */
const seen = { appealId: z.uuid(), version: z.number().int().positive() };
const words = z.string().trim().min(10, "Say it in at least 10 characters.").max(4000);

export const TakeAppeal = z.object(seen);
export type TakeAppeal = z.infer<typeof TakeAppeal>;
export const ReleaseAppeal = z.object(seen);
export type ReleaseAppeal = z.infer<typeof ReleaseAppeal>;
export const AssignAppeal = z.object({ ...seen, reviewerId: z.string().min(1) });
export type AssignAppeal = z.infer<typeof AssignAppeal>;
export const AskAppellant = z.object({ ...seen, question: words });
export type AskAppellant = z.infer<typeof AskAppellant>;

/** Who may review: those who took part are named with how, and cannot be chosen. */
export const AppealReviewer = Person.extend({ involvement: z.string().nullable() });
export type AppealReviewer = z.infer<typeof AppealReviewer>;

/** Longest that a condition or a milder measure holds by itself. */
const holdsHours = z
  .number()
  .int()
  .min(1)
  .max(90 * 24)
  .optional();
const verification = z.object({
  kind: z.literal("require_verification"),
  parameters: z.object({ proof: z.enum(proofs) }),
  holdsHours,
});
const throttle = z.object({ kind: z.literal("throttle"), parameters: ThrottleParameters, holdsHours });

/** What holds on under conditions: a proof that is asked for, or a limit. */
export const RulingCondition = z.discriminatedUnion("kind", [verification, throttle]);
export type RulingCondition = z.infer<typeof RulingCondition>;

/** What takes the place of the challenged measure. */
export const MilderMeasure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("observe") }),
  verification,
  z.object({ kind: z.literal("redact_reasoning"), holdsHours }),
  throttle,
  z.object({
    kind: z.literal("suspend"),
    holdsHours: z
      .number()
      .int()
      .min(1)
      .max(90 * 24),
  }),
]);
export type MilderMeasure = z.infer<typeof MilderMeasure>;

/** Kinds milder than a measure, the mildest first; a revoked key or a referral stands beside the ladder, and has a question in its place. */
export const milderThan = (kind: DecisionKind): MilderMeasure["kind"][] => {
  const place = measureKinds.indexOf(kind as MeasureKind);
  const most = kind === "revoke_key" || kind === "refer" ? 2 : Math.max(0, place);
  return measureKinds.slice(0, most) as MilderMeasure["kind"][];
};

/** What the account is from now on. Limits are for customers of a relay; nobody is asked for a proof who has no part at all. */
const overturned = { overturned: ["bystander", "relay_customer"], conditions: ["unknown", "relay_customer"] } as const;

const Ruled = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("upheld") }),
  z.object({ outcome: z.literal("overturned"), disposition: z.enum(overturned.overturned).default("bystander") }),
  z
    .object({
      outcome: z.literal("overturned_with_conditions"),
      disposition: z.enum(overturned.conditions).default("unknown"),
      measures: z.array(RulingCondition).min(1, "Say at least one condition.").max(2),
    })
    .refine(({ measures }) => new Set(measures.map(({ kind }) => kind)).size === measures.length, {
      message: "Each condition once.",
      path: ["measures"],
    })
    .refine(
      ({ disposition, measures }) =>
        disposition === "relay_customer" || measures.every(({ kind }) => kind !== "throttle"),
      {
        message: "A limit is for a customer of a relay: say that the account is one, or ask for a proof only.",
        path: ["disposition"],
      },
    ),
  z.object({ outcome: z.literal("reduced"), measure: MilderMeasure }),
]);
/** What is decided, with what is to hold from then on. */
export type Ruled = z.infer<typeof Ruled>;

/** What a ruling says of the account and of measures on it, as it is kept. */
export const RulingConditions = z.object({
  disposition: Disposition.optional(),
  measures: z.array(MilderMeasure).default([]),
});
export type RulingConditions = z.infer<typeof RulingConditions>;

/** The point is quoted from the appellant's words; the answer to it stands in the reply. */
export const DecideAppeal = z.object({
  ...seen,
  ruling: Ruled,
  point: z.string().trim().min(10, "Quote at least 10 characters of what the appellant wrote.").max(1000),
  answer: z.string().trim().min(20, "Answer the point in at least 20 characters.").max(4000),
  /** For colleagues. */
  reason: Reason,
});
export type DecideAppeal = z.input<typeof DecideAppeal>;

/** The reply in the very words that would be sent, and what would follow. */
export const RulingPreview = z.object({
  subject: z.string(),
  reply: z.string(),
  /** Sentences, one for each thing. */
  follows: z.array(z.string()),
  /** Why it cannot be decided so; null when it can. */
  obstacle: z.string().nullable(),
});
export type RulingPreview = z.infer<typeof RulingPreview>;

/** The event that an account's owner proved something, for what follows from it. */
export const VerificationRecorded = z.object({ accountId: z.string(), resultId: z.uuid() });
export type VerificationRecorded = z.infer<typeof VerificationRecorded>;

/** The event of a ruling, for what follows from it. */
export const AppealDecided = z.object({ appealId: z.uuid() });
export type AppealDecided = z.infer<typeof AppealDecided>;
