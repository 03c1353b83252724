import { z } from "zod";

/** `read` is recorded for sensitive data only: prompts, revealed values, the record itself. */
export const AuditAccess = z.enum(["read", "write"]);
export type AuditAccess = z.infer<typeof AuditAccess>;

export const AuditRecordView = z.object({
  sequence: z.number().int(),
  at: z.iso.datetime(),
  access: AuditAccess,
  action: z.string(),
  actor: z.object({ type: z.string(), id: z.string(), name: z.string() }),
  subject: z.object({ type: z.string(), id: z.string() }),
  requestId: z.string(),
  detail: z.record(z.string(), z.unknown()),
  /** SHA-256 in hexadecimal over the previous record's hash and this record's content. */
  hash: z.string(),
});
export type AuditRecordView = z.infer<typeof AuditRecordView>;

export const AuditQuery = z.object({
  action: z.string().optional(),
  actor: z.string().optional(),
  subject: z.string().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type AuditQuery = z.input<typeof AuditQuery>;

export const AuditPage = z.object({
  rows: z.array(AuditRecordView),
  /** Records that match, over all pages. */
  total: z.number().int(),
  nextCursor: z.string().nullable(),
});
export type AuditPage = z.infer<typeof AuditPage>;

/** What walking the chain found. */
export const AuditVerification = z.object({
  records: z.number().int(),
  intact: z.boolean(),
  /** The first thing that is wrong, in words that name the record. */
  fault: z.string().nullable(),
  /** Records that the signed head outside the database vouches for. */
  anchored: z.number().int(),
});
export type AuditVerification = z.infer<typeof AuditVerification>;
