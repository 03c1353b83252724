import type { Database } from "@/lib/db";
import type { AuditAccess } from "./contract";

export interface AuditEntry {
  access: AuditAccess;
  /** A permission-like name in the past's place: `campaign.confirm`, `content.read`. */
  action: string;
  actor: { type: string; id: string; name: string };
  subject: { type: string; id: string };
  requestId: string;
  /** Facts a later reader needs; no content, no secret. */
  detail: Record<string, unknown>;
}

/** Appends entries to the chain in their order. Must be the last statement before commit: it holds the chain's lock. */
export async function appendAudit(tx: Database, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.$queryRaw`select append_audit(${JSON.stringify(entries)}::jsonb)`;
}
