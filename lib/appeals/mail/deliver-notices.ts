import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { inTransaction } from "@/lib/db";
import { addressOf } from "../contacts/address";
import { addressOfLink } from "../portal/tokens";
import { messageOf } from "./message";
import { pauseAfter, silenceMs, type Tried } from "./model";
import * as store from "./store";
import { openTransport } from "./transport";

export interface DeliverOptions {
  signal?: AbortSignal;
  /** From 0 to 1, for the jitter of pauses. */
  chance?: () => number;
}

/**
 * Sends the notices that wait or are due again, until none is. Any number of processes may do it: each notice is one process's for a
 * while. A server that does not answer is left alone for a minute, by all. A notice whose process dies between the server's word and ours
 * goes out again under the same Message-ID. Returns how many were tried; none where no mail server is set.
 */
export async function deliverNotices(ctx: Context, options: DeliverOptions = {}): Promise<number> {
  requirePermission(ctx.actor, "notice.manage");
  const transport = openTransport();
  if (transport === undefined || !(await store.hasDue(ctx.db, ctx.clock()))) {
    transport?.close();
    return 0;
  }
  try {
    for (let tried = 0; ; ) {
      const claimed = options.signal?.aborted
        ? []
        : await inTransaction(ctx.db, (tx) => store.claimDue(tx, ctx.clock()));
      if (claimed.length === 0) return tried;
      const ends = await sendAll(ctx, transport, claimed, options);
      await write(ctx, ends, options.chance ?? Math.random);
      tried += ends.filter(({ came }) => came !== undefined).length;
      if (ends.some(isSilent)) return tried;
    }
  } finally {
    transport.close();
  }
}

interface End {
  notice: store.ClaimedNotice;
  /** Undefined for one that was not tried, since the server had fallen silent or the process ends. */
  came: Tried | "no address" | undefined;
}

const isSilent = ({ came }: End): boolean => typeof came === "object" && came.kind === "silent";

async function sendAll(
  ctx: Context,
  transport: NonNullable<ReturnType<typeof openTransport>>,
  claimed: readonly store.ClaimedNotice[],
  { signal }: DeliverOptions,
): Promise<End[]> {
  const ends: End[] = [];
  let silent = false;
  for (const notice of claimed) {
    if (silent || signal?.aborted) {
      ends.push({ notice, came: undefined });
      continue;
    }
    const contact = await store.findContact(ctx.db, notice.accountId);
    const [link] = notice.links;
    if (contact === null || link === undefined) {
      ends.push({ notice, came: "no address" });
      continue;
    }
    const message = messageOf(notice, addressOfLink(link));
    const came = await transport.send({ id: notice.id, to: addressOf(contact), ...message });
    silent = came.kind === "silent";
    ends.push({ notice, came });
  }
  return ends;
}

async function write(ctx: Context, ends: readonly End[], chance: () => number): Promise<void> {
  const command = { permission: "notice.manage", schema: z.null(), input: null } as const;
  await runCommand(ctx, command, async ({ tx, now, record }) => {
    for (const { notice, came } of ends) await store.endTry(tx, notice, endOf(notice, came, now, chance()));
    if (ends.some(isSilent))
      await store.putOff(tx, now, new Date(now.getTime() + Math.round(silenceMs * (1 + chance() / 5))));
    const of = (kind: Tried["kind"]) =>
      ends.filter(({ came }) => typeof came === "object" && came.kind === kind).length;
    record({
      action: "notice.deliver",
      subject: { type: "notice", id: ends[0]?.notice.id ?? "none" },
      detail: { sent: of("sent"), refused: of("refused"), putOff: of("deferred"), unanswered: of("silent") },
      live: [{ topic: "notice" }],
    });
  });
}

function endOf({ attempts }: store.ClaimedNotice, came: End["came"], now: Date, chance: number): store.TryEnd {
  const over = { error: null, nextAttemptAt: null, sentAt: null, tried: true };
  if (came === undefined) return { ...over, state: "waiting", nextAttemptAt: now, tried: false };
  if (came === "no address") return { ...over, state: "unreachable" };
  if (came.kind === "sent") return { ...over, state: "sent", sentAt: now };
  const pause = came.kind === "refused" ? undefined : pauseAfter(attempts + 1, chance);
  if (pause === undefined) return { ...over, state: "failed", error: came.error };
  return { ...over, state: "waiting", error: came.error, nextAttemptAt: new Date(now.getTime() + pause) };
}
