import { z } from "zod";
import { CampaignSummary } from "@/lib/campaigns/contract";
import { DecisionView } from "@/lib/decisions/contract";
import { Disposition, EvidenceFact, Verdict } from "@/lib/detection/contract";
import { AccountSetView } from "./sets/contract";

export * from "./notes/contract";
export * from "./sets/contract";
export * from "./views/contract";

export const reviewSubjects = ["campaign", "account", "set"] as const;
export const ReviewSubject = z.enum(reviewSubjects);
export type ReviewSubject = z.infer<typeof ReviewSubject>;

/** What is reviewed: a campaign, one account, or a set of them. */
export const Reviewed = z.object({ type: ReviewSubject, id: z.string().min(1).max(256) });
export type Reviewed = z.infer<typeof Reviewed>;

export const Colleague = z.object({ id: z.string(), name: z.string() });
export type Colleague = z.infer<typeof Colleague>;
export const ColleagueList = z.object({ rows: z.array(Colleague) });

export const Claim = z.object({
  holder: Colleague,
  claimedAt: z.iso.datetime(),
  /** Until when it is theirs, unless they are seen at it again. */
  leaseUntil: z.iso.datetime(),
  /** Who handed it to them, with what they wrote; null when they took it themselves. */
  handedBy: z.string().nullable(),
  note: z.string().nullable(),
});
export type Claim = z.infer<typeof Claim>;

export const Snooze = z.object({ until: z.iso.datetime(), by: z.string(), reason: z.string() });
export type Snooze = z.infer<typeof Snooze>;

/** Who works on something and who looks at it, at this moment. */
export const ReviewState = z.object({
  claim: Claim.nullable(),
  snooze: Snooze.nullable(),
  /** Everybody who has it open. */
  present: z.array(Colleague),
});
export type ReviewState = z.infer<typeof ReviewState>;

/** What an act left; `changeId` names the act for whoever did it and wants to take it back. */
export const ReviewDone = ReviewState.extend({ changeId: z.uuid().nullable() });
export type ReviewDone = z.infer<typeof ReviewDone>;

/** An act of one's own that is taken back, as long as nobody has acted since. */
export const UndoReview = Reviewed.extend({ changeId: z.uuid() });
export type UndoReview = z.infer<typeof UndoReview>;

/** What puts one before the other; the product of the three is the priority. */
export const Urgency = z.object({
  /** Evidence, in nats; what speaks against it leaves 0. */
  confidence: z.number(),
  /** Extraction that still flows, in exchanges per hour. */
  flow: z.number(),
  /** 1 when it begins to wait, 2 when its time is up, 4 at most. */
  pressure: z.number(),
  priority: z.number(),
  waitingSince: z.iso.datetime(),
  dueAt: z.iso.datetime(),
});
export type Urgency = z.infer<typeof Urgency>;

const Queued = z.object({ urgency: Urgency, review: ReviewState });

export const QueuedCampaign = Queued.extend({ campaign: CampaignSummary });
export type QueuedCampaign = z.infer<typeof QueuedCampaign>;

export const QueuedAccount = Queued.extend({
  accountId: z.string(),
  campaign: z.object({ id: z.uuid(), codeName: z.string(), verdict: Verdict }),
  /** Nats that tie it to the campaign. */
  score: z.number(),
  hardLink: z.boolean(),
  suggestedDisposition: Disposition,
  exchanges: z.number().int(),
  extractionExchanges: z.number().int(),
  lastSeen: z.iso.datetime().nullable(),
});
export type QueuedAccount = z.infer<typeof QueuedAccount>;

/** `waiting` leaves out what is put off; `unclaimed` also what somebody works on. */
export const queueParts = ["waiting", "unclaimed", "mine", "snoozed"] as const;
export const QueuePart = z.enum(queueParts);
export type QueuePart = z.infer<typeof QueuePart>;

export const QueueQuery = z.object({
  part: QueuePart.default("waiting"),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type QueueQuery = z.input<typeof QueueQuery>;

export const SetQuery = z.object({
  /** Part of the name. */
  q: z.string().trim().max(200).optional(),
  part: QueuePart.optional(),
});
export type SetQuery = z.input<typeof SetQuery>;

export const SetListRow = AccountSetView.extend({ review: ReviewState });
export type SetListRow = z.infer<typeof SetListRow>;
export const SetList = z.object({
  rows: z.array(SetListRow),
  /** All that fit the name, and how many of them each part has. */
  total: z.number().int(),
  counts: z.record(QueuePart, z.number().int()),
});
export type SetList = z.infer<typeof SetList>;

const page = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    /** How many each part has, those beyond the limit included. */
    counts: z.record(QueuePart, z.number().int()),
  });
export const CampaignQueue = page(QueuedCampaign);
export type CampaignQueue = z.infer<typeof CampaignQueue>;
export const AccountQueue = page(QueuedAccount);
export type AccountQueue = z.infer<typeof AccountQueue>;

/** What waits in the queue by itself; a set is worked on when somebody takes it or is handed it. */
export const queuedSubjects = ["campaign", "account"] as const;
export const ClaimNext = z.object({ type: z.enum(queuedSubjects) });
export type ClaimNext = z.infer<typeof ClaimNext>;
/** What was claimed; null when everything is somebody's already. */
export const ClaimedNext = z.object({ next: Reviewed.extend({ name: z.string() }).nullable() });
export type ClaimedNext = z.infer<typeof ClaimedNext>;

export const HandOver = Reviewed.extend({
  toId: z.string().min(1),
  /** What the other needs to know. */
  note: z.string().trim().max(4_000).default(""),
});
export type HandOver = z.input<typeof HandOver>;

/** What stands ready to be handed over, made from facts alone, for a person to edit. */
export const HandOffSummary = z.object({ text: z.string() });
export type HandOffSummary = z.infer<typeof HandOffSummary>;

export const PutOff = Reviewed.extend({
  until: z.iso.datetime({ offset: true }),
  reason: z.string().trim().min(3, "Say in a few words what it waits for (3 characters or more).").max(2_000),
});
export type PutOff = z.input<typeof PutOff>;

export const Presence = Reviewed.extend({ leaving: z.boolean().default(false) });
export type Presence = z.input<typeof Presence>;

/** What has become of a campaign since the person's visit before this one. */
export const SinceLook = z.object({
  since: z.iso.datetime(),
  score: z.object({ before: z.number(), after: z.number() }),
  /** Core accounts: those that joined (the first hundred by name), and how many fell away. */
  core: z.object({
    before: z.number().int(),
    after: z.number().int(),
    joined: z.number().int(),
    fellAway: z.number().int(),
    names: z.array(z.string()),
  }),
  verdict: z.object({ before: Verdict, after: Verdict }),
  /** Shared values that it did not rest on then, and how many it no longer rests on. */
  evidence: z.object({ added: z.array(EvidenceFact), gone: z.number().int() }),
  /** What others decided, the newest first. */
  decisions: z.array(DecisionView),
});
export type SinceLook = z.infer<typeof SinceLook>;
export const SinceLookAnswer = z.object({ since: SinceLook.nullable() });
export type SinceLookAnswer = z.infer<typeof SinceLookAnswer>;
