import type { Database } from "@/lib/db";
import type { NoticeKind } from "../contract";

/** One thing that an account's owner is told; by whom, in which words and to which address is found when it is written. */
export interface NoticeDraft {
  kind: NoticeKind;
  accountId: string;
  appealId?: string;
  /** The measure that it is about. */
  decisionId?: string;
  /** Whose words are used, where they differ by policy. */
  policy?: string | null;
  /** BCP 47; of the contact on file by default. */
  language?: string;
  /** What stands for the placeholders of its template. */
  values: Record<string, string | null>;
  at: Date;
}

/** Writes one notice, to be sent when the transaction is over; {@link writeNotices} for many. */
export type WriteNotice = (tx: Database, draft: NoticeDraft) => Promise<{ noticeId: string }>;
