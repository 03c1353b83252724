import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { hour, isDomainError, minute, second } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { NoAnswer } from "@/lib/outgoing";
import { claimPoll, type DueSource, listDue, type SourceRow, writePoll } from "../store/sources";
import { Refused } from "./ask";
import { fetchPage, mostPages, type Position } from "./fetch-page";
import { keepPage } from "./keep-page";

/** After it, the poll of a process that died is anybody's. */
const longestPoll = 10 * minute;

export interface PollOptions {
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; left: number; name: string; objects: number }) => void;
}

export interface Polled {
  sources: number;
  failed: number;
  objects: number;
}

/**
 * Reads the sources whose time has come, each from where it was left, page by page; what has come is in the quarantine with every page,
 * so that a crash costs one page, which comes again and counts once. Safe in any number of processes.
 */
export async function pollSources(ctx: Context, { signal, onProgress }: PollOptions = {}): Promise<Polled> {
  requirePermission(ctx.actor, "partner.manage");
  const due = await listDue(ctx.db, ctx.clock());
  const polled: Polled = { sources: 0, failed: 0, objects: 0 };
  for (const [at, source] of due.entries()) {
    onProgress?.({ done: at, left: due.length - at, name: source.partner.name, objects: polled.objects });
    signal?.throwIfAborted();
    const until = new Date(ctx.clock().getTime() + longestPoll);
    if (!(await claimPoll(ctx.db, source, until))) continue;
    polled.sources++;
    const { objects, failed } = await pollOne(ctx, source, until, signal);
    polled.objects += objects;
    if (failed) polled.failed++;
  }
  return polled;
}

async function pollOne(ctx: Context, source: DueSource, until: Date, signal: AbortSignal | undefined) {
  let objects = 0;
  try {
    let position: Position = source;
    for (let page = 0; ; page++) {
      const fetched = await fetchPage(source, position, signal);
      const isLast = !fetched.more || page + 1 === mostPages;
      // What is left beyond the most pages comes with the next poll, at once.
      const end = !isLast
        ? {}
        : fetched.more
          ? { nextPollAt: ctx.clock(), failures: 0, error: null }
          : ended(ctx, source);
      const kept = await keepPage(ctx, source, { until, objects: fetched.objects, position: fetched.position, end });
      objects += kept ?? 0;
      if (isLast || kept === undefined) return { objects, failed: false };
      position = fetched.position;
    }
  } catch (error) {
    if (signal?.aborted) {
      // Nothing failed: it goes on from the last page that was kept.
      await writePoll(ctx.db, source, until, { nextPollAt: source.nextPollAt });
      throw signal.reason;
    }
    await fail(ctx, source, until, error);
    return { objects, failed: true };
  }
}

const ended = (ctx: Context, { intervalSeconds }: SourceRow) => ({
  ...{ polledAt: ctx.clock(), failures: 0, error: null },
  nextPollAt: new Date(ctx.clock().getTime() + intervalSeconds * second),
});

/** Twice as long after each further failure, six hours at most; never shorter than the source's interval or what its server asks for. */
function pauseAfter(failures: number, intervalSeconds: number, error: unknown): number {
  const asked = error instanceof Refused ? (error.retryAfterSeconds ?? 0) * second : 0;
  const grown = Math.min(6 * hour, minute * 2 ** Math.min(20, failures - 1));
  return Math.max(intervalSeconds * second, grown, Math.min(asked, 24 * hour));
}

function fail(ctx: Context, source: DueSource, until: Date, error: unknown): Promise<void> {
  const failures = source.failures + 1;
  const words = wordsOf(source, error);
  const nextPollAt = new Date(ctx.clock().getTime() + pauseAfter(failures, source.intervalSeconds, error));
  const command = { permission: "partner.manage", schema: z.object({}), input: {} } as const;
  return runCommand(ctx, command, async ({ tx, record }) => {
    // Nothing is written when the source was changed meanwhile: that it failed was another one's failure.
    await writePoll(tx, source, until, { failures, error: words, nextPollAt });
    record({
      action: "taxii_source.failed",
      subject: { type: "taxii_source", id: source.id },
      detail: { partner: source.partner.name, failures, error: words },
      live: [{ topic: "partner", subjectId: source.partnerId }],
    });
  });
}

function wordsOf(source: SourceRow, error: unknown): string {
  if (error instanceof NoAnswer || error instanceof Refused || isDomainError(error)) return error.message;
  logger("taxii").error({ err: error, source: source.id }, "a partner's server could not be polled");
  return "Something went wrong on our side; the log has the details.";
}
