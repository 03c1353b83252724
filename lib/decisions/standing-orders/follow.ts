import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { keepBatch } from "../batches/keep-batch";
import { Policy } from "../kinds";
import { carryOut, type Taking } from "../measures/carry-out";
import { refusalOfVerdict, type Subject } from "../model";
import { readPolicyNow } from "../policies/read-terms";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { readCampaignGround } from "../store/campaign";
import { readSubjects } from "../store/members";
import { readQuietWindow } from "../store/quiet-windows";
import {
  countDeeds,
  hasStandingBans,
  lockOrder,
  type OrderRow,
  readNewcomers,
  readOrder,
  readOrdersInForce,
  writeOrderState,
} from "../store/standing-orders";
import { orderOver } from "./contract";

/**
 * Does what the standing orders in force say, each in a transaction of its own. An order stops at the first of its decisions that
 * somebody takes back, ends with its time, and waits while a person has not looked at one that it acted on a day ago.
 * @returns accounts acted on
 */
export async function followStandingOrders(ctx: Context): Promise<number> {
  requirePermission(ctx.actor, "account.ban");
  let acted = 0;
  for (const orderId of await readOrdersInForce(ctx.db)) {
    if (await hasWork(ctx, orderId)) acted += await follow(ctx, { orderId });
  }
  return acted;
}

const Input = z.object({ orderId: z.uuid() });
type Scope = Pick<CommandScope<unknown>, "tx" | "ctx" | "now">;

/** Looked at beforehand: an order that has nothing to do writes no record either. */
async function hasWork(ctx: Context, orderId: string): Promise<boolean> {
  const scope = { tx: ctx.db, ctx, now: ctx.clock() };
  const order = await readOrder(ctx.db, orderId);
  if (order === null) return false;
  return (await endOf(scope, order)) !== undefined || (await readWhom(scope, order)).length > 0;
}

const follow = (ctx: Context, input: z.input<typeof Input>): Promise<number> =>
  runCommand(ctx, { permission: "account.ban", schema: Input, input }, async (scope) => {
    const { orderId } = scope.input;
    const note = (action: string, detail: Record<string, unknown>) =>
      scope.record({
        ...{ action, detail, subject: { type: "standing_order", id: orderId } },
        live: [{ topic: "standing_order", subjectId: orderId }],
      });
    const order = await lockOrder(scope.tx, orderId);
    const end = order === null || order.state !== "in_force" ? undefined : await endOf(scope, order);
    if (end !== undefined) {
      await writeOrderState(scope.tx, orderId, end.state, end.reason);
      note("standing_order.end", end);
      return 0;
    }
    const newcomers = order?.state === "in_force" ? await readWhom(scope, order) : [];
    if (order !== null && newcomers.length > 0) await act(scope, order, newcomers);
    note("standing_order.follow", { acted: newcomers.length });
    return newcomers.length;
  });

async function endOf({ tx, now }: Scope, order: OrderRow) {
  const overturned = (await countDeeds(tx, [order.id], now)).get(order.id)?.overturned ?? 0;
  if (overturned > 0) return { state: "stopped" as const, reason: "A decision of it has been taken back." };
  if (order.expiresAt <= now) return { state: "expired" as const, reason: orderOver };
  const campaign = await readCampaignGround(tx, order.campaignId);
  const refusal = refusalOfVerdict(campaign);
  if (refusal !== undefined) return { state: "stopped" as const, reason: refusal };
  if (!(await hasStandingBans(tx, order.campaignId)))
    return { state: "stopped" as const, reason: "Nobody is banned any more." };
  return undefined;
}

/** Newcomers that it may act on now, as many as its cap leaves. */
async function readWhom({ tx, ctx, now }: Scope, order: OrderRow): Promise<Subject[]> {
  const deeds = (await countDeeds(tx, [order.id], now)).get(order.id);
  if ((deeds?.overdue ?? 0) > 0 || (await readQuietWindow(tx, order.campaignId, now)) !== null) return [];
  const left = order.capPerDay - (deeds?.actedToday ?? 0);
  const since = order.ruling?.ruledAt ?? now;
  const ids = left > 0 ? await readNewcomers(tx, order.campaignId, since, left) : [];
  const subjects = ids.length === 0 ? [] : await readSubjects(tx, ctx.warehouse, order.campaignId, ids);
  const proofs = (await readPolicyNow(tx, Policy.parse(order.policy))).terms.programs;
  const isAsked = ({ program }: Subject) =>
    (order.parameters as { proof?: string } | null)?.proof !== "identity" ||
    proofs[program as keyof typeof proofs] !== "usage_attestation";
  return subjects.filter((one) => !one.verifiedOrganization && one.standing === "active" && isAsked(one));
}

async function act(scope: CommandScope<unknown>, order: OrderRow, newcomers: readonly Subject[]): Promise<void> {
  const { tx, ctx } = scope;
  const campaign = await readCampaignGround(tx, order.campaignId);
  const ids = newcomers.map(({ accountId }) => accountId);
  const { parameters, reason, holdsHours } = order;
  const taking: Taking = {
    ...{ kind: order.kind as Taking["kind"], campaign, of: "account", proposalId: null, standingOrderId: order.id },
    shared: {
      ...{ policy: Policy.parse(order.policy), reason, disclosure: "disclosed", holdsHours },
      parameters: parameters as Record<string, unknown> | null,
    },
    ...{ members: newcomers, batchId: newId() },
    snapshotHash: await takeSnapshot(ctx, campaign.id, ids),
    by: ctx.actor,
  };
  const subjects = ids.map((accountId) => ({ accountId, of: "account" as const, part: "" }));
  await keepBatch(scope, taking, await carryOut(scope, taking, subjects, []));
}
