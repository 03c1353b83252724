import type { z } from "zod";
import { anchorSoon, appendAudit } from "@/lib/audit";
import { type Permission, requirePermission } from "@/lib/auth";
import { databaseError } from "@/lib/db";
import type { Context } from "./context";
import { parseInput } from "./parse";

export interface QueryGuard<Schema extends z.ZodType> {
  permission: Permission;
  schema: Schema;
  input: unknown;
  /** For sensitive data: what the record says of this read. It is written before anything is read. */
  audited?: (input: z.output<Schema>) => {
    action: string;
    subject: { type: string; id: string };
    detail?: Record<string, unknown>;
  };
}

/** The one way to read: permission, then input, then (for sensitive data) the audit record, then the answer. */
export async function runQuery<Schema extends z.ZodType, Result>(
  ctx: Context,
  query: QueryGuard<Schema>,
  handler: (input: z.output<Schema>) => Promise<Result>,
): Promise<Result> {
  requirePermission(ctx.actor, query.permission);
  const input = parseInput(query.schema, query.input);
  try {
    if (query.audited) {
      const { action, subject, detail = {} } = query.audited(input);
      const actor = { type: ctx.actor.type, id: ctx.actor.id, name: ctx.actor.name };
      await appendAudit(ctx.db, [{ access: "read", action, actor, subject, requestId: ctx.requestId, detail }]);
      anchorSoon();
    }
    return await handler(input);
  } catch (error) {
    throw databaseError(error);
  }
}
