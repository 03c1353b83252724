import { requirePermission } from "@/lib/auth";
import { readMembers } from "@/lib/campaigns";
import { type Context, runCommand } from "@/lib/command";
import { keepSnapshot } from "@/lib/decisions";
import { newId, notFound, preconditionFailed } from "@/lib/kernel";
import { readActivity, readUnreadable, readWholeExchanges } from "@/lib/traffic";
import { notForEyes } from "../content/unreadable";
import { PinExchanges, type PinView } from "./contract";
import { recordOf, requirePerson } from "./pin-record";
import { insertPin } from "./store";
import { pinViewOf } from "./view";

/**
 * Keeps exchanges whole in a campaign's notebook, encrypted, so that they outlive retention. Whoever does so may read content, and says
 * what for.
 * @throws `precondition_failed` when the account is not in the campaign, or its contract lets no person read it; `not_found` when
 *   an exchange is not stored
 */
export const pinExchanges = (ctx: Context, input: PinExchanges): Promise<PinView> =>
  runCommand(ctx, { permission: "content.read", schema: PinExchanges, input }, async (scope) => {
    const { input, tx, ctx, now, record } = scope;
    requirePermission(ctx.actor, "review.work");
    requirePerson(ctx.actor);
    const { campaignId, accountId, caption, purpose } = input;
    const exchangeIds = [...new Set(input.exchangeIds)];
    await requireReadable(ctx, campaignId, accountId);
    const exchanges = await wholeExchanges(ctx, accountId, exchangeIds);
    const noted = { type: "campaign", id: campaignId } as const;
    const snapshotHash = await keepSnapshot(tx, { subject: noted, exchanges });
    const subject = { subjectType: noted.type, subjectId: campaignId };
    const taken = { takenById: ctx.actor.id, takenByName: ctx.actor.name, takenAt: now };
    const pinned = { kind: "exchanges", accountId, exchangeIds } as const;
    const pin = await insertPin(tx, { id: newId(), ...subject, ...taken, ...pinned, caption, snapshotHash });
    record(recordOf("exchanges", noted, { pinId: pin.id, accountId, exchangeIds, purpose, hash: snapshotHash }));
    return pinViewOf(tx, pin);
  });

async function requireReadable(ctx: Context, campaignId: string, accountId: string): Promise<void> {
  const [members, unreadable] = await Promise.all([
    readMembers(ctx.db, campaignId, [accountId]),
    readUnreadable(ctx.warehouse, [accountId]),
  ]);
  if (members.length === 0)
    throw preconditionFailed(
      `Account ${accountId} is not a member of that campaign; name the campaign it is kept for.`,
    );
  if (unreadable.has(accountId)) throw notForEyes(accountId);
}

async function wholeExchanges(ctx: Context, accountId: string, ids: string[]): Promise<Record<string, unknown>[]> {
  const { firstSeen, lastSeen } = await readActivity(ctx.warehouse, accountId);
  const window = { from: new Date(firstSeen ?? 0), to: new Date(lastSeen ?? 0) };
  const exchanges = await readWholeExchanges(ctx.warehouse, [accountId], ids, window);
  const missing = ids.find((id) => !exchanges.some(({ exchange_id }) => exchange_id === id));
  if (missing !== undefined) throw notFound("Exchange of that account", missing);
  return exchanges;
}
