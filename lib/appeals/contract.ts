import { z } from "zod";

export * from "./contacts/contract";
export * from "./kinds";
export * from "./notices/contract";
export * from "./portal/contract";
export * from "./review/contract";
export * from "./review/file-contract";

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
