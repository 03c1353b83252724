import { requirePermission } from "@/lib/auth";
import { type Context, parseInput } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import { type CollectionView, saveCollection as keepCollection, SaveCollection } from "@/lib/taxii";
import { faultsInTexts } from "../texts-at-gate";

/**
 * Makes or changes a partner's collection, as `lib/taxii` does, once the gate has read what it is called: the partner's machines are told
 * its title and description.
 * @throws `precondition_failed` for words that must not leave; what `lib/taxii` throws
 */
export async function saveCollection(ctx: Context, input: SaveCollection): Promise<CollectionView> {
  requirePermission(ctx.actor, "partner.manage");
  const { partnerId, title, description } = parseInput(SaveCollection, input);
  const faults = await faultsInTexts(ctx, [title, description], { partnerId });
  if (faults.length > 0)
    throw preconditionFailed(
      `The partner is told title and description, and they hold ${faults.join(" and ")}. Take it out.`,
    );
  return keepCollection(ctx, input);
}
