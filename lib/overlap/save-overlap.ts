import { type Context, runCommand } from "@/lib/command";
import { conflict, invalidInput, notFound } from "@/lib/kernel";
import { partnerHosts, requireSendable } from "@/lib/outgoing";
import { type OverlapSettingView, SaveOverlap } from "./contract";
import { sealAccessKey } from "./peer";
import { findSetting, lockPartner, type SettingRow, writeSetting } from "./store";
import { viewSetting } from "./view";

/**
 * Says whether a partner's questions are answered and how many a day, and where ours to it go. Our access key there is kept sealed, goes to
 * that address alone, and is never answered.
 * @throws `not_found`; `conflict` when somebody else has changed it; `precondition_failed` for an address that nothing is sent to
 */
export const saveOverlap = (ctx: Context, input: SaveOverlap): Promise<OverlapSettingView> =>
  runCommand(ctx, { permission: "partner.manage", schema: SaveOverlap, input }, async ({ input, tx, now, record }) => {
    const { partnerId, version, answers, dayLimit, url, accessKey } = input;
    if (url !== null) requireSendable(url, partnerHosts());
    if (!(await lockPartner(tx, partnerId))) throw notFound("Partner", partnerId);
    const before = await findSetting(tx, partnerId);
    const row = await writeSetting(
      tx,
      { partnerId, version },
      {
        ...{ answers, dayLimit, url, savedAt: now, savedByName: ctx.actor.name },
        accessKey: url === null ? null : keyFor(partnerId, url, accessKey, before),
      },
    );
    if (row === null) throw conflict("Somebody else has changed this since you opened it.");
    record({
      action: "overlap.saved",
      subject: { type: "partner", id: partnerId },
      detail: { answers, dayLimit, url, newAccessKey: accessKey !== undefined },
    });
    return viewSetting(row);
  });

/** Whoever has a new address listen must not be given what the old one was trusted with. */
function keyFor(partnerId: string, url: string, given: string | undefined, before: SettingRow | null) {
  if (given !== undefined) return sealAccessKey(partnerId, url, given);
  if (before?.url === url && before.accessKey !== null) return before.accessKey;
  throw invalidInput("The partner's access key is wanted, and another address takes it anew.", { field: "accessKey" });
}
