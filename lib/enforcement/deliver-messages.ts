import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { inTransaction } from "@/lib/db";
import { ownFault } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { connectors } from "./connectors";
import type { Applied, Item, PushedConnector } from "./connectors/connector";
import { fitting } from "./connectors/webhook";
import { claimMs, pauseAfter } from "./model";
import { secretOf } from "./secrets";
import { findConnector, listEnabled, setEnabled } from "./store/connectors";
import * as store from "./store/deliveries";
import { readItems } from "./store/items";

export interface DeliverOptions {
  signal?: AbortSignal;
  /** From 0 to 1, for the jitter of pauses. */
  chance?: () => number;
  /** Messages under way at once; a transaction has one. */
  sideBySide?: number;
}

/**
 * Sends what waits and what is due again, until nothing is. Any number of processes may do it: each message is one process's for a
 * while, and goes out again under the same id when that ends in between. A connector that does not answer is left alone until the
 * next call. Returns how many messages were tried.
 */
export async function deliverMessages(ctx: Context, options: DeliverOptions = {}): Promise<number> {
  requirePermission(ctx.actor, "enforcement.manage");
  await failWhatIsNotSupported(ctx);
  if (!(await store.hasWork(ctx.db, ctx.clock()))) return 0;
  const silent = new Set<string>();
  const loop = async () => {
    for (let tried = 0; ; tried++) {
      if (options.signal?.aborted) return tried;
      const claimed = await inTransaction(ctx.db, (tx) => claim({ ...ctx, db: tx }, [...silent]));
      if (claimed === undefined) return tried;
      if (!(await perform(ctx, claimed, options))) silent.add(claimed.connector.id);
    }
  };
  const { sideBySide: loops = 1 } = options;
  return (await Promise.all(Array.from({ length: loops }, loop))).reduce((sum, tried) => sum + tried, 0);
}

async function failWhatIsNotSupported(ctx: Context): Promise<void> {
  for (const { id, kind, name } of await listEnabled(ctx.db)) {
    await store.failUnsupported(ctx.db, id, connectors[kind].supports, `Not supported by ${name}.`);
  }
}

/** The next try: of a message that is due, else of what has not gone out yet. */
async function claim(ctx: Context, silent: string[]): Promise<store.Claimed | undefined> {
  const { db: tx } = ctx;
  const now = ctx.clock();
  const due = await store.claimDue(tx, silent, now);
  if (due !== undefined) return due;
  const locked = await store.lockRequested(tx, silent, now);
  const connector = locked && (await findConnector(tx, locked.connectorId));
  if (!locked || !connector) return undefined;
  const items = fitting(await readItems(tx, locked.ids, now), now);
  const ids = items.map(({ id }) => id);
  return store.openDelivery(tx, connector, locked.countermeasure, ids, now);
}

/** Makes one try and writes down what came of it; false when no answer came. */
async function perform(ctx: Context, claimed: store.Claimed, options: DeliverOptions): Promise<boolean> {
  const at = ctx.clock();
  const items = await readItems(ctx.db, await store.wantedIds(ctx.db, claimed.id), at);
  if (items.length === 0) {
    await store.endAttempt(ctx.db, claimed, { state: "withdrawn", nextAttemptAt: null, endedAt: at });
    return true;
  }
  let applied: Applied;
  try {
    applied = await sendOut(claimed, items, at, options.signal);
  } catch (error) {
    if (options.signal?.aborted) {
      // The process ends: the next one need not wait for the claim to run out.
      await store.endAttempt(ctx.db, claimed, { state: "waiting", nextAttemptAt: at, endedAt: null });
      return false;
    }
    logger("enforcement").error({ err: error, delivery: claimed.id }, "a message could not be tried");
    applied = { status: null, latencyMs: 0, error: ownFault, gone: false, outcomes: new Map() };
  }
  await write(ctx, claimed, items, applied, at, options.chance ?? Math.random);
  return applied.status !== null || applied.error === null;
}

async function sendOut(claimed: store.Claimed, items: Item[], now: Date, signal?: AbortSignal): Promise<Applied> {
  const { connector, countermeasure, id } = claimed;
  const contract = connectors[connector.kind] as PushedConnector;
  // Half of the claim, so that nobody else begins while this try still runs.
  const own = AbortSignal.timeout(claimMs / 2);
  const access = {
    ...{ settings: connector.settings, secret: secretOf(connector), now },
    signal: signal === undefined ? own : AbortSignal.any([own, signal]),
  };
  return countermeasure === "reinstate"
    ? contract.revert(access, { id, items })
    : contract.apply(access, { id, items });
}

async function write(
  ctx: Context,
  claimed: store.Claimed,
  items: readonly Item[],
  applied: Applied,
  at: Date,
  chance: () => number,
): Promise<void> {
  const { connector, countermeasure } = claimed;
  const command = { permission: "enforcement.manage", schema: z.null(), input: null } as const;
  await runCommand(ctx, command, async ({ tx, now, record }) => {
    const { taken, impossible, left } = sorted(items, applied);
    const { status, latencyMs, error } = applied;
    await store.insertAttempt(tx, claimed.id, { at, latencyMs, status, error });
    await store.writeOutcomes(tx, taken, now);
    for (const [id, words] of impossible) await store.writeFaults(tx, [id], words, true);
    const end = endOf(claimed, applied, left.length, now, chance);
    await store.writeFaults(tx, left, error ?? "The gateway did not answer for it.", end.state === "dead");
    await store.endAttempt(tx, claimed, end);
    if (applied.gone)
      await setEnabled(tx, connector.id, false, "The receiver answered 410: it wants no more messages.");
    record({
      action: applied.gone ? "enforcement_connector.gone" : "enforcement.deliver",
      subject: { type: "enforcement_connector", id: connector.id },
      detail: {
        ...{ delivery: claimed.id, countermeasure, attempt: claimed.attempts, accounts: items.length, status },
        ...{
          taken: taken.length,
          impossible: impossible.length,
          state: end.state,
          ...(error === null ? {} : { error }),
        },
      },
      live: [
        { topic: "enforcement" },
        ...items.slice(0, 50).map(({ accountId }) => ({ topic: "account", subjectId: accountId })),
      ],
    });
  });
}

function sorted(items: readonly Item[], { outcomes }: Applied) {
  const taken: { id: string; receipt: unknown }[] = [];
  const impossible: [string, string][] = [];
  const left: string[] = [];
  for (const { id } of items) {
    const outcome = outcomes.get(id);
    if (outcome?.kind === "taken") taken.push({ id, receipt: outcome.receipt });
    else if (outcome?.kind === "impossible") impossible.push([id, outcome.words]);
    else left.push(id);
  }
  return { taken, impossible, left };
}

function endOf(
  { attempts }: store.Claimed,
  { gone }: Applied,
  left: number,
  now: Date,
  chance: () => number,
): store.DeliveryEnd {
  if (left === 0) return { state: "delivered", nextAttemptAt: null, endedAt: now };
  // It waits for somebody to switch the connector on again.
  if (gone) return { state: "waiting", nextAttemptAt: now, endedAt: null };
  const pause = pauseAfter(attempts, chance());
  if (pause === undefined) return { state: "dead", nextAttemptAt: null, endedAt: now };
  return { state: "waiting", nextAttemptAt: new Date(now.getTime() + pause), endedAt: null };
}
