import { requirePermission } from "@/lib/auth";
import { type Context, parseInput, runCommand } from "@/lib/command";
import { invalidInput, notFound } from "@/lib/kernel";
import { type HoldScope, type HoldView, PlaceHold } from "./contract";
import { alone } from "./lock";
import { insertHold, knownCampaigns } from "./store/holds";
import { holdView } from "./view";

/** Longest time that somebody waits for a step of retention that is under way, in milliseconds. */
const patience = 30_000;

/**
 * Places a legal hold: from now on nothing that it names is removed, until it expires or is released. What is being removed at this
 * moment is waited for, so that a hold that was placed is one that every later step has seen.
 * @throws `unavailable` when that takes too long: nothing is held then; `not_found` for a campaign that there is not
 */
export async function placeHold(ctx: Context, input: PlaceHold): Promise<HoldView> {
  requirePermission(ctx.actor, "hold.manage");
  parseInput(PlaceHold, input);
  return alone(ctx, () => place(ctx, input), patience);
}

const place = (ctx: Context, input: PlaceHold): Promise<HoldView> =>
  runCommand(ctx, { permission: "hold.manage", schema: PlaceHold, input }, async ({ tx, input, now, record }) => {
    const { scope, ground, owner } = input;
    const expiresAt = new Date(input.expiresAt);
    if (expiresAt <= now) throw invalidInput("The hold would be over already.", { field: "expiresAt" });
    if (scope.type === "campaigns") {
      const known = await knownCampaigns(tx, scope.campaignIds);
      for (const id of scope.campaignIds) if (!known.has(id)) throw notFound("Campaign", id);
    }
    const warehouse = ctx.warehouse.database;
    const hold = await insertHold(tx, { warehouse, scope, ground, owner, expiresAt, placedBy: ctx.actor.id, now });
    record({
      action: "hold.place",
      subject: { type: "legal_hold", id: hold.id },
      detail: { scope: briefly(scope), accounts: hold._count.accounts, ground, owner, expiresAt: input.expiresAt },
    });
    return holdView(hold, now);
  });

/** The table has all of a long list; the record need not. */
const briefly = (scope: HoldScope): HoldScope =>
  scope.type === "accounts" ? { ...scope, accountIds: scope.accountIds.slice(0, 100) } : scope;
