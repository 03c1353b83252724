import { requirePermission } from "@/lib/auth";
import { type Context, parseInput } from "@/lib/command";
import { isDomainError } from "@/lib/kernel";
import { claim } from "./claim";
import { type ClaimedNext, ClaimNext } from "./contract";
import { listAccountQueue } from "./list-account-queue";
import { listCampaignQueue } from "./list-campaign-queue";
import { personOf } from "./reviewed";

type Next = NonNullable<ClaimedNext["next"]>;

/** Claims the most urgent that nobody works on. Two people who ask at once get two different ones. */
export async function claimNext(ctx: Context, input: ClaimNext): Promise<ClaimedNext> {
  requirePermission(ctx.actor, "review.work");
  personOf(ctx.actor);
  const { type } = parseInput(ClaimNext, input);
  for (const next of await unclaimed(ctx, type)) {
    try {
      await claim(ctx, { type, id: next.id });
      return { next };
    } catch (error) {
      // Somebody was faster, or it is not there any more: the next one then.
      if (!isDomainError(error, "conflict") && !isDomainError(error, "not_found")) throw error;
    }
  }
  return { next: null };
}

async function unclaimed(ctx: Context, type: ClaimNext["type"]): Promise<Next[]> {
  if (type === "campaign") {
    const { rows } = await listCampaignQueue(ctx, { part: "unclaimed" });
    return rows.map(({ campaign }) => ({ type, id: campaign.id, name: campaign.codeName }));
  }
  const { rows } = await listAccountQueue(ctx, { part: "unclaimed" });
  return rows.map(({ accountId }) => ({ type, id: accountId, name: accountId }));
}
