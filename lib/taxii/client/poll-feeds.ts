import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { hour, isDomainError, minute, ownFault, second } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { NoAnswer } from "@/lib/outgoing";
import { claimPoll, type DueFeed, type FeedRow, listDue, writePoll } from "../store/feeds";
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
  feeds: number;
  failed: number;
  objects: number;
}

/**
 * Reads the feeds whose time has come, each from where it was left, page by page; what has come is in the quarantine with every page,
 * so that a crash costs one page, which comes again and counts once. Safe in any number of processes.
 */
export async function pollFeeds(ctx: Context, { signal, onProgress }: PollOptions = {}): Promise<Polled> {
  requirePermission(ctx.actor, "partner.manage");
  const due = await listDue(ctx.db, ctx.clock());
  const polled: Polled = { feeds: 0, failed: 0, objects: 0 };
  for (const [at, feed] of due.entries()) {
    onProgress?.({ done: at, left: due.length - at, name: feed.partner.name, objects: polled.objects });
    signal?.throwIfAborted();
    const until = new Date(ctx.clock().getTime() + longestPoll);
    if (!(await claimPoll(ctx.db, feed, until))) continue;
    polled.feeds++;
    const { objects, failed } = await pollOne(ctx, feed, until, signal);
    polled.objects += objects;
    if (failed) polled.failed++;
  }
  return polled;
}

async function pollOne(ctx: Context, feed: DueFeed, until: Date, signal: AbortSignal | undefined) {
  let objects = 0;
  try {
    let position: Position = feed;
    for (let page = 0; ; page++) {
      const fetched = await fetchPage(feed, position, signal);
      const isLast = !fetched.more || page + 1 === mostPages;
      // What is left beyond the most pages comes with the next poll, at once.
      const end = !isLast
        ? {}
        : fetched.more
          ? { nextPollAt: ctx.clock(), failures: 0, error: null }
          : ended(ctx, feed);
      const kept = await keepPage(ctx, feed, { until, objects: fetched.objects, position: fetched.position, end });
      objects += kept ?? 0;
      if (isLast || kept === undefined) return { objects, failed: false };
      position = fetched.position;
    }
  } catch (error) {
    if (signal?.aborted) {
      // Nothing failed: it goes on from the last page that was kept.
      await writePoll(ctx.db, feed, until, { nextPollAt: feed.nextPollAt });
      throw signal.reason;
    }
    await fail(ctx, feed, until, error);
    return { objects, failed: true };
  }
}

const ended = (ctx: Context, { intervalSeconds }: FeedRow) => ({
  ...{ polledAt: ctx.clock(), failures: 0, error: null },
  nextPollAt: new Date(ctx.clock().getTime() + intervalSeconds * second),
});

/** Twice as long after each further failure, six hours at most; never shorter than the feed's interval or what its server asks for. */
function pauseAfter(failures: number, intervalSeconds: number, error: unknown): number {
  const asked = error instanceof Refused ? (error.retryAfterSeconds ?? 0) * second : 0;
  const grown = Math.min(6 * hour, minute * 2 ** Math.min(20, failures - 1));
  return Math.max(intervalSeconds * second, grown, Math.min(asked, 24 * hour));
}

function fail(ctx: Context, feed: DueFeed, until: Date, error: unknown): Promise<void> {
  const failures = feed.failures + 1;
  const words = wordsOf(feed, error);
  const nextPollAt = new Date(ctx.clock().getTime() + pauseAfter(failures, feed.intervalSeconds, error));
  const command = { permission: "partner.manage", schema: z.object({}), input: {} } as const;
  return runCommand(ctx, command, async ({ tx, record }) => {
    // Nothing is written when the feed was changed meanwhile: that it failed was another one's failure.
    await writePoll(tx, feed, until, { failures, error: words, nextPollAt });
    record({
      action: "taxii_feed.failed",
      subject: { type: "taxii_feed", id: feed.id },
      detail: { partner: feed.partner.name, failures, error: words },
      live: [{ topic: "partner", subjectId: feed.partnerId }],
    });
  });
}

function wordsOf(feed: FeedRow, error: unknown): string {
  if (error instanceof NoAnswer || error instanceof Refused || isDomainError(error)) return error.message;
  logger("taxii").error({ err: error, feed: feed.id }, "a partner's server could not be polled");
  return ownFault;
}
