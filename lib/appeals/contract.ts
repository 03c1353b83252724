import { z } from "zod";

export * from "./contacts/contract";
export * from "./notices/contract";
export * from "./portal/contract";

export const noticeKinds = [
  "statement_of_reasons",
  "access_link",
  "appeal_received",
  "appeal_question",
  "appeal_reply",
  "measure_ended",
] as const;
export const NoticeKind = z.enum(noticeKinds);
export type NoticeKind = z.infer<typeof NoticeKind>;

export const noticeStates = ["waiting", "sent", "held", "unreachable", "failed"] as const;
export const NoticeState = z.enum(noticeStates);
export type NoticeState = z.infer<typeof NoticeState>;

export const appealStatuses = [
  "submitted",
  "assigned",
  "awaiting_appellant",
  "decided",
  "withdrawn",
  "expired",
] as const;
export const AppealStatus = z.enum(appealStatuses);
export type AppealStatus = z.infer<typeof AppealStatus>;

export const appealOutcomes = ["upheld", "overturned", "overturned_with_conditions", "reduced"] as const;
export const AppealOutcome = z.enum(appealOutcomes);
/** What came of it: `upheld` is the measure, not the appeal; `reduced` is a milder measure in its place. */
export type AppealOutcome = z.infer<typeof AppealOutcome>;
