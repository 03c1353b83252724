import { type AuditPage, AuditQuery, listRecords } from "@/lib/audit";
import { type Context, runQuery } from "@/lib/command";

/** The record of who did what, newest first. Reading it is recorded as well, with what was looked for. */
export function listAuditRecords(ctx: Context, query: AuditQuery): Promise<AuditPage> {
  const audited = ({ cursor: _, ...filters }: AuditQuery) => ({
    action: "audit.read",
    subject: { type: "audit", id: "record" },
    detail: filters,
  });
  return runQuery(ctx, { permission: "audit.read", schema: AuditQuery, input: query, audited }, (input) =>
    listRecords(ctx.db, input),
  );
}
