import { AsyncLocalStorage } from "node:async_hooks";
import type { z } from "zod";
import { type AuditEntry, anchorSoon, appendAudit } from "@/lib/audit";
import { type Permission, requirePermission } from "@/lib/auth";
import { type Database, inTransaction } from "@/lib/db";
import type { Context } from "./context";
import { parseInput } from "./parse";

export interface CommandRecord {
  action: string;
  subject: { type: string; id: string };
  detail?: Record<string, unknown>;
  /** Which open consoles to wake; the subject by default. */
  live?: { topic: string; subjectId?: string }[];
}

export interface CommandScope<Input> {
  input: Input;
  /** The transaction that everything of the command happens in. */
  tx: Database;
  /** The same context inside the transaction, for verbs that this verb calls. */
  ctx: Context;
  now: Date;
  record(entry: CommandRecord): void;
}

/** Records of the outermost command on the way, so that commands in commands are written once, at the very end. */
const pending = new AsyncLocalStorage<{ db: Database; entries: AuditEntry[]; live: CommandRecord["live"] }>();

/**
 * The one way to change anything: permission, then input, then one transaction, whose last statement is the audit
 * record. A command that records nothing throws and is rolled back.
 * @throws `forbidden`, `invalid_input`, `unavailable`, and what the handler throws.
 */
export async function runCommand<Schema extends z.ZodType, Result>(
  ctx: Context,
  command: { permission: Permission; schema: Schema; input: unknown },
  handler: (scope: CommandScope<z.output<Schema>>) => Promise<Result>,
): Promise<Result> {
  requirePermission(ctx.actor, command.permission);
  const input = parseInput(command.schema, command.input);
  const now = ctx.clock();
  const outer = pending.getStore();
  const nested = outer !== undefined && outer.db === ctx.db;
  const done = await inTransaction(ctx.db, async (tx) => {
    const collected = { db: tx, entries: [] as AuditEntry[], live: [] as NonNullable<CommandRecord["live"]> };
    const record = (entry: CommandRecord) => {
      collected.entries.push({
        access: "write",
        action: entry.action,
        actor: { type: ctx.actor.type, id: ctx.actor.id, name: ctx.actor.name },
        subject: entry.subject,
        requestId: ctx.requestId,
        detail: entry.detail ?? {},
      });
      collected.live.push(...(entry.live ?? [{ topic: entry.subject.type, subjectId: entry.subject.id }]));
    };
    const result = await pending.run(collected, () => handler({ input, tx, ctx: { ...ctx, db: tx }, now, record }));
    if (collected.entries.length === 0) throw new Error(`A command (${command.permission}) recorded nothing.`);
    if (nested) {
      outer.entries.push(...collected.entries);
      outer.live?.push(...collected.live);
      return result;
    }
    await tx.liveEvent.createMany({
      data: collected.live.map(({ topic, subjectId }) => ({ topic, subjectId: subjectId ?? null })),
    });
    await appendAudit(tx, collected.entries);
    return result;
  });
  if (!nested) anchorSoon();
  return done;
}
