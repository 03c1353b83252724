import { z } from "zod";
import type { VerificationResultView } from "../contacts/contract";
import type { AppealOutcome, AppealStatus } from "../contract";
import type { Language } from "../notices/contract";

/** Characters of what an appellant writes at once. */
export const longestWords = 10_000;
/** Files of one appeal, and bytes of one and of all that are sent at once. */
export const mostFiles = 5;
export const mostFileBytes = 5 << 20;
export const mostUploadBytes = 16 << 20;

export const RequestAccess = z.object({
  /** What the notice is called, or what a gateway gave. */
  reference: z.string().trim().min(1).max(100),
  address: z.string().trim().min(1).max(254),
});
export type RequestAccess = z.input<typeof RequestAccess>;

/** What a browser sent as a file: nothing of it is believed. */
export interface SentFile {
  name: string;
  type: string;
  content: Uint8Array;
}

export const SubmitAppeal = z.object({
  text: z
    .string()
    // Line breaks as people make them, and nothing else that is not shown.
    .transform((text) =>
      text
        .replace(/\r\n?/g, "\n")
        .replace(/(?![\n\t])\p{Cc}/gu, "")
        .trim(),
    )
    .pipe(z.string().min(10).max(longestWords)),
  files: z
    .array(z.object({ name: z.string(), type: z.string(), content: z.instanceof(Uint8Array) }))
    .max(mostFiles)
    .default([]),
});
export type SubmitAppeal = z.input<typeof SubmitAppeal>;

/** One thing that happened to an appeal, as its appellant sees it: nobody of the team by name. */
export interface PortalEvent {
  kind: "submitted" | "asked" | "answered" | "decided" | "withdrawn" | "expired" | "verified";
  at: string;
  /** Their own words, or what they were asked. */
  text: string | null;
}

export interface PortalView {
  reference: string;
  language: Language;
  /** What they were told, the oldest first. */
  notices: { subject: string; body: string; at: string }[];
  appealableUntil: string | null;
  /** What can be done now. */
  can: "appeal" | "add" | "answer" | "nothing";
  /** Why nothing can be done. */
  because: "over" | "decided" | "late" | null;
  appeal: {
    status: AppealStatus;
    outcome: AppealOutcome | null;
    dueAt: string;
    answerDueAt: string | null;
    events: PortalEvent[];
    files: { name: string; bytes: number; at: string }[];
    reply: { point: string; reply: string } | null;
  } | null;
  verifications: VerificationResultView[];
}

/** Why no appeal can be opened any more, told to who asks for one. */
export const tooLateToAppeal = {
  over: "The measure was taken back already: there is nothing left to appeal against.",
  late: "The time for an appeal is over.",
};
