import { z } from "zod";
import { DeliveryState } from "../bundles/contract";
import { SharingPurpose, Tlp } from "../vocabulary";

export const remarkKinds = ["sighting", "opinion", "request", "answer"] as const;
export const RemarkKind = z.enum(remarkKinds);
export type RemarkKind = z.infer<typeof RemarkKind>;

export const RemarkState = z.enum([...DeliveryState.exclude(["built", "acknowledged"]).options, "revoked"]);
export type RemarkState = z.infer<typeof RemarkState>;

/** One line of the ledger that is no bundle. */
export const RemarkView = z.object({
  id: z.uuid(),
  kind: RemarkKind,
  partnerId: z.uuid(),
  partner: z.string(),
  tlp: Tlp,
  /** Of a sighting or an opinion, the partner's indicator as people see it. */
  indicator: z.string().nullable(),
  /** What it says, in a sentence. */
  says: z.string(),
  purpose: SharingPurpose,
  agreementVersion: z.number().int(),
  approvedBy: z.string(),
  createdAt: z.iso.datetime(),
  state: RemarkState,
  steps: z.array(z.object({ kind: DeliveryState, by: z.string(), note: z.string().nullable(), at: z.iso.datetime() })),
  revoked: z.object({ by: z.string(), reason: z.string(), at: z.iso.datetime() }).nullable(),
});
export type RemarkView = z.infer<typeof RemarkView>;

export const RemarkQuery = z.object({ indicatorId: z.uuid().optional() });
export type RemarkQuery = z.input<typeof RemarkQuery>;

const said = { tlp: Tlp, purpose: SharingPurpose.optional() };

/** What would be said of a partner's indicator. */
export const SightingRequest = z.object({
  indicatorId: z.uuid(),
  as: z.enum(["sighting", "opinion"]),
  /** The marking of the indicator, or the agreement's when that is higher, when left out. */
  tlp: Tlp.optional(),
  purpose: SharingPurpose.optional(),
});
export type SightingRequest = z.input<typeof SightingRequest>;

export const SendSighting = SightingRequest.extend({
  /** The hash of the draft that was looked at: what leaves is that, or nothing. */
  draftHash: z.string().optional(),
});
export type SendSighting = z.input<typeof SendSighting>;

export const SightingDraft = z.object({
  partner: z.string(),
  indicator: z.string(),
  /** Why it may not leave, and what would help; null when it may. */
  refusal: z.string().nullable(),
  tlp: Tlp,
  /** For own eyes: accounts that hold it, those that people judged, and those found operated. */
  accounts: z.number().int(),
  judged: z.number().int(),
  operated: z.number().int(),
  /** What the partner will read, in a sentence. */
  says: z.string(),
  hash: z.string(),
});
export type SightingDraft = z.infer<typeof SightingDraft>;

const text = z.string().trim().min(10, "Write a sentence.").max(5_000, "At most 5,000 characters.");

/** What a request may be about: an indicator that the partner sent, or something that it was given. */
export const RequestSubject = z.object({ kind: z.enum(["theirs", "ours"]), id: z.uuid() });
export type RequestSubject = z.infer<typeof RequestSubject>;

export const AskPartner = z.object({
  partnerId: z.uuid(),
  about: z.array(RequestSubject).min(1, "Choose what it is about.").max(50),
  abstract: z.string().trim().min(3, "Give it a title.").max(200),
  text,
  ...said,
});
export type AskPartner = z.input<typeof AskPartner>;

export const AnswerPartner = z.object({ requestId: z.uuid(), text, ...said });
export type AnswerPartner = z.input<typeof AnswerPartner>;

export const CloseRequest = z.object({
  requestId: z.uuid(),
  reason: z.string().trim().min(10, "Say why, in at least ten characters.").max(4_000),
});
export type CloseRequest = z.input<typeof CloseRequest>;

export const RevokeRemark = z.object({
  remarkId: z.uuid(),
  reason: z.string().trim().min(10, "Say why, in at least ten characters.").max(4_000),
});
export type RevokeRemark = z.input<typeof RevokeRemark>;

/** Something that a partner can be asked about. */
export const AskableView = z.object({ kind: z.enum(["theirs", "ours"]), id: z.uuid(), label: z.string(), tlp: Tlp });
export type AskableView = z.infer<typeof AskableView>;

export const requestStates = ["open", "answered", "closed"] as const;
export const RequestState = z.enum(requestStates);
export type RequestState = z.infer<typeof RequestState>;

export const RequestView = z.object({
  /** Of the remark, or of the first version of the partner's note. */
  id: z.uuid(),
  direction: z.enum(["to", "from"]),
  partnerId: z.uuid(),
  partner: z.string(),
  state: RequestState,
  abstract: z.string().nullable(),
  text: z.string(),
  tlp: Tlp,
  /** What it is about, as people know it, or else by its STIX id. */
  about: z.array(z.string()),
  by: z.string(),
  at: z.iso.datetime(),
  /** Who asked has taken it back. */
  revoked: z.boolean(),
  answers: z.array(
    z.object({ id: z.uuid(), text: z.string(), by: z.string(), at: z.iso.datetime(), revoked: z.boolean() }),
  ),
  closed: z.object({ by: z.string(), reason: z.string(), at: z.iso.datetime() }).nullable(),
});
export type RequestView = z.infer<typeof RequestView>;
