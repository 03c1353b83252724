import type { Permission } from "@/lib/auth";
import { authenticate } from "@/lib/auth/authenticate";
import type { Context } from "@/lib/command";
import { database } from "@/lib/db";
import { environment } from "@/lib/env";
import { isDomainError } from "@/lib/kernel";
import { LiveFeed } from "./feed";
import { changesFrom, changesSince, type LiveChange, newestChange } from "./store";

const heartbeatMs = 15_000;
/** A stream whose client does not read is closed; the browser comes back and resumes. */
const mostWaiting = 2_000;

/** Who may hear of what; topics that are not listed here stay inside. */
const permissionOf: Record<string, Permission> = {
  campaign: "campaign.read",
  detection: "campaign.read",
  configuration: "campaign.read",
  outcome: "campaign.read",
  audit_sample: "campaign.read",
  review: "campaign.read",
  proposal: "campaign.read",
  batch: "campaign.read",
  standing_order: "campaign.read",
  decision_settings: "campaign.read",
  transparency: "transparency.read",
  policy: "campaign.read",
  set: "campaign.read",
  view: "campaign.read",
  thread: "campaign.read",
  note: "campaign.read",
  operator: "campaign.read",
  retention: "retention.read",
  legal_hold: "retention.read",
  enforcement: "enforcement.read",
  notice: "notice.read",
  notice_template: "notice.read",
  appeal: "appeal.read",
  account: "account.read",
  job: "job.read",
  ingest: "ingest.read",
  connector: "ingest.read",
  traffic: "traffic.read",
  partner: "partner.read",
  sharing: "campaign.read",
  inbound: "inbound.read",
  audit: "audit.read",
};

export function mayHear({ actor }: Context, topic: string): boolean {
  const permission = permissionOf[topic];
  return permission !== undefined && actor.permissions.has(permission);
}

let shared: LiveFeed | undefined;

/** The one feed of this process. */
export function liveFeed(): LiveFeed {
  shared ??= new LiveFeed(database, () => environment().databaseUrl ?? "");
  return shared;
}

const message = (id: number, event: string, data: unknown) =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Server-sent events: `change` {topic, subjectId} for each change, `reset` when changes were missed and the client must
 * refetch all it shows, `ready` once it listens. Resumes after the id in `Last-Event-ID`; a page that has heard nothing yet begins
 * at the moment it was read at (`from`), so that what changes between its reading and its listening is heard too.
 */
export function liveStream(ctx: Context, request: Request, feed: LiveFeed = liveFeed()): Response {
  const over = new AbortController();
  const end = () => over.abort();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string) => {
          if (over.signal.aborted) return;
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) < -mostWaiting) end();
        };
        over.signal.addEventListener("abort", () => closeQuietly(controller));
        request.signal.addEventListener("abort", end);
        keepAlive(ctx, request.headers, over, send);
        follow(ctx, heardBy(request), feed, over.signal, send).catch(end);
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // no-transform keeps it from being held back by compression; the last header says the same to nginx.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

function closeQuietly(controller: ReadableStreamDefaultController): void {
  try {
    controller.close();
  } catch {
    // The reader has left already.
  }
}

/** A comment now and then tells proxies that the stream lives. It outlives the request that opened it, but not the session. */
function keepAlive(ctx: Context, headers: Headers, over: AbortController, send: (text: string) => void): void {
  const beat = setInterval(async () => {
    try {
      ctx.actor = await authenticate(headers);
    } catch (error) {
      if (isDomainError(error, "unauthenticated")) return over.abort();
    }
    send(":\n\n");
  }, heartbeatMs);
  over.signal.addEventListener("abort", () => clearInterval(beat));
}

/** Sends what came since, then what comes; nothing is lost in between, since it listens before it looks back. */
async function follow(
  ctx: Context,
  { seen, from }: Heard,
  feed: LiveFeed,
  over: AbortSignal,
  send: (text: string) => void,
): Promise<void> {
  let waiting: (LiveChange[] | null)[] | undefined = [];
  let newest = seen ?? 0;
  const deliver = (changes: LiveChange[] | null) => {
    if (changes === null) return send(message(newest, "reset", {}));
    for (const { id, topic, subjectId } of changes) {
      newest = Math.max(newest, id);
      if (mayHear(ctx, topic)) send(message(newest, "change", { topic, subjectId }));
    }
  };
  const release = feed.subscribe((changes) => (waiting ? void waiting.push(changes) : deliver(changes)));
  over.addEventListener("abort", release);
  await feed.listening();
  const missed =
    seen !== undefined ? await changesSince(ctx.db, seen) : from !== undefined ? await changesFrom(ctx.db, from) : [];
  if (missed === null || seen === undefined) newest = await newestChange(ctx.db);
  deliver(missed);
  send(message(newest, "ready", {}));
  const held = waiting;
  waiting = undefined;
  for (const changes of held) deliver(changes);
}

/** How far the client has heard: up to a change, or up to the moment its page was read at. */
interface Heard {
  seen: number | undefined;
  from: string | undefined;
}

/** Browsers send the last change they have seen by themselves when they reconnect, other tabs by the query. */
export function heardBy(request: Request): Heard {
  const asked = new URL(request.url).searchParams;
  const seen = request.headers.get("last-event-id") ?? asked.get("after") ?? "";
  const from = asked.get("from") ?? "";
  return { seen: isNumber(seen) ? Number(seen) : undefined, from: isNumber(from) ? from : undefined };
}

const isNumber = (text: string) => /^\d{1,15}$/.test(text);
