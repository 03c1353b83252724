import type { CommandScope } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { readMaterial } from "../bundles/material";
import { precisionReason, wrapperReason } from "../gate/gate";
import { readCampaign, readValuesOf } from "../store/material";
import { insertReviews, type LiveIndicator, readLiveIndicators, readSharedCampaigns } from "../store/recalls";

export interface Reconsidered {
  /** What the gate would not let out any more. */
  failing: LiveIndicator[];
  /** What it still would, on fewer accounts: for a person to look at. */
  waiting: (LiveIndicator & { core: number; overall: number })[];
}

/**
 * Measures anew what partners have that rests on values which these accounts hold, now that they count as strangers. To be asked once their
 * recall is written: holders are then counted without them.
 */
export async function reconsider(
  { ctx, tx }: CommandScope<unknown>,
  accountIds: readonly string[],
): Promise<Reconsidered> {
  const found: Reconsidered = { failing: [], waiting: [] };
  const campaigns = await readSharedCampaigns(tx, accountIds);
  const live = await readLiveIndicators(
    tx,
    campaigns.map(({ id }) => id),
  );
  for (const campaignId of new Set(live.map((one) => one.campaignId))) {
    const campaign = await readCampaign(tx, campaignId);
    if (!campaign) continue;
    const kinds = [...new Set(live.map(({ valueKind }) => valueKind))];
    const held = await readValuesOf(ctx.warehouse, [campaign.runId], accountIds, kinds);
    const touched = new Set(held.flatMap((one) => (one.campaignId === campaignId ? [`${one.kind}/${one.value}`] : [])));
    const { values, wrappers } = await readMaterial(ctx, campaign);
    for (const one of live) {
      if (one.campaignId !== campaignId || !touched.has(`${one.valueKind}/${one.value}`)) continue;
      const isThis = ({ fact }: { fact: { kind: string; value: string } }) =>
        fact.kind === one.valueKind && fact.value === one.value;
      const value = values.find(isThis)?.atGate;
      const wrapper = wrappers.find(isThis)?.atGate;
      const reason = value ? precisionReason(value) : wrapper && wrapperReason(wrapper);
      const measured = value ?? wrapper;
      if (measured === undefined || reason !== undefined) found.failing.push(one);
      else found.waiting.push({ ...one, core: measured.core, overall: measured.all });
    }
  }
  return found;
}

/** Lets a person say whether indicators stay that rest on fewer accounts now. */
export const queueReviews = ({ tx }: CommandScope<unknown>, recallId: string, waiting: Reconsidered["waiting"]) =>
  insertReviews(
    tx,
    waiting.map(({ partnerId, id: objectId, core, overall }) => ({
      id: newId(),
      ...{ recallId, partnerId, objectId, core, overall },
    })),
  );
