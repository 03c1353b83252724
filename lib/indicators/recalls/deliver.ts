import type { CommandScope } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { publish } from "../bundles/publish";
import { Tlp, tlpLevels } from "../contract";
import { insertDelivered, insertExport, insertSteps } from "../store/ledger";
import { type RevokedObject, readCampaignObject, readMarkingsGiven, readPartnerNames } from "../store/recalls";
import { insertNotice } from "../store/webhooks";

/**
 * Puts what was revoked on its way: for every partner and campaign a delivery that is live there until somebody acknowledges it. It
 * goes under the most closed marking of what it takes back.
 * @returns the partners, by name
 */
export async function deliverRevoked(
  scope: CommandScope<unknown>,
  recallId: string,
  revoked: readonly RevokedObject[],
): Promise<string[]> {
  const { tx, ctx, now } = scope;
  const groups = new Map<string, RevokedObject[]>();
  for (const object of revoked) {
    const key = `${object.partnerId}/${object.campaignId}`;
    const group = groups.get(key);
    if (group) group.push(object);
    else groups.set(key, [object]);
  }
  for (const group of groups.values()) {
    const { partnerId = "", campaignId = "" } = group[0] ?? {};
    const exportId = newId();
    const given = (await readMarkingsGiven(tx, partnerId, campaignId)).map(({ tlp }) => Tlp.parse(tlp));
    const tlp = tlpLevels.findLast((level) => given.includes(level)) ?? "red";
    const accounts = group.filter(({ kind }) => kind === "account").length;
    await insertExport(tx, {
      ...{ id: exportId, recallId, campaignId, partnerId, format: "stix", tlp, accounts, objects: group.length },
      ...{ exportedBy: ctx.actor.name, exportedAt: now },
    });
    const anchor = await readCampaignObject(tx, partnerId, campaignId);
    await insertDelivered(tx, exportId, [...new Set([...(anchor ? [anchor.id] : []), ...group.map(({ id }) => id)])]);
    await insertSteps(tx, [{ id: newId(), exportId, kind: "built", byName: ctx.actor.name, at: now }]);
    await insertNotice(tx, exportId, partnerId, now);
    await publish(scope, exportId);
  }
  return readPartnerNames(
    tx,
    revoked.map(({ partnerId }) => partnerId),
  );
}
