import { setTimeout as sleep } from "node:timers/promises";
import { requirePermission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { isDomainError, minute, ownFault, second } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { firstAttemptAt, pauseAfterPolls, reconcile } from "./model";
import { openPlace } from "./places/open-place";
import { claimPoll, endPoll, listDue, type StoredConnector } from "./store/connectors";
import { addFiles, countDue, forgetFiles, knownFiles } from "./store/files";

/** After it, the poll of a process that died is anybody's. */
const longestPoll = 10 * minute;

export interface PollOptions {
  /** Milliseconds after which places that have not answered yet are no longer waited for; left out, all are. */
  patience?: number;
}

/**
 * Looks at the places whose time has come and remembers what is new there. Safe in any number of processes: each look is one
 * process's. Returns how many files are then due to be taken.
 */
export async function pollConnectors(ctx: Context, { patience }: PollOptions = {}): Promise<number> {
  requirePermission(ctx.actor, "ingest.write");
  const due = await listDue(ctx.db, ctx.warehouse.database, ctx.clock());
  const all = Promise.all(
    due.map((connector) => pollOne(ctx, connector).catch((error) => notWritten(connector, error))),
  );
  const over = new AbortController();
  const enough = patience === undefined ? [] : [sleep(patience, undefined, { signal: over.signal, ref: false })];
  await Promise.race([all, ...enough]);
  over.abort();
  await Promise.allSettled(enough);
  return countDue(ctx.db, ctx.warehouse.database, ctx.clock());
}

/** The claim runs out, and the place is looked at again. */
const notWritten = ({ id }: StoredConnector, error: unknown): void =>
  logger("connectors").warn({ err: error, connector: id }, "what came of a poll was not written down");

async function pollOne(ctx: Context, connector: StoredConnector): Promise<void> {
  const { failures, intervalSeconds } = connector;
  const until = new Date(ctx.clock().getTime() + longestPoll);
  if (!(await claimPoll(ctx.db, connector, until))) return;
  try {
    await look(ctx, connector);
    const polledAt = ctx.clock();
    const nextPollAt = new Date(polledAt.getTime() + intervalSeconds * second);
    await endPoll(ctx.db, connector, until, { polledAt, nextPollAt, failures: 0, error: null });
  } catch (error) {
    const pause = pauseAfterPolls(failures + 1, intervalSeconds);
    const nextPollAt = new Date(ctx.clock().getTime() + pause);
    await endPoll(ctx.db, connector, until, { nextPollAt, failures: failures + 1, error: wordsOf(connector, error) });
  }
}

async function look(ctx: Context, connector: StoredConnector): Promise<void> {
  const found = await openPlace(ctx, connector).list();
  const known = await knownFiles(ctx.db, connector.id);
  const { added, gone } = reconcile(found, known);
  const seenAt = ctx.clock();
  const dueAt = firstAttemptAt(seenAt, connector.settleSeconds);
  await forgetFiles(
    ctx.db,
    gone.map(({ id }) => id),
  );
  await addFiles(ctx.db, connector.id, added, { seenAt, dueAt });
}

function wordsOf(connector: StoredConnector, error: unknown): string {
  if (isDomainError(error)) return error.message;
  logger("connectors").error({ err: error, connector: connector.id }, "a place could not be looked at");
  return ownFault;
}
