import { type Context, runCommand } from "@/lib/command";
import { day } from "@/lib/kernel";
import { type PartnerView, RotateKey } from "../contract";
import { requirePartner } from "../require-partner";
import { insertKey, lockPartner, overlapKeys } from "../store/partners";
import { viewPartner } from "../view";
import { newPartnerKey } from "./partner-key";

/**
 * Gives a partner a new key. Until the overlap ends every account leaves with tokens of both, so that the partner may change
 * over when it suits it. A partner whose keys were withdrawn gets one again.
 */
export function rotateKey(ctx: Context, input: RotateKey): Promise<PartnerView> {
  const command = { permission: "partner.manage", schema: RotateKey, input } as const;
  return runCommand(ctx, command, async ({ tx, input: { partnerId, overlapDays }, now, record }) => {
    await lockPartner(tx, partnerId);
    const before = await requirePartner(tx, partnerId, now);
    await overlapKeys(tx, partnerId, new Date(now.getTime() + overlapDays * day));
    const key = newPartnerKey(partnerId);
    await insertKey(tx, partnerId, key, now);
    record({
      action: "partner.rotate_key",
      subject: { type: "partner", id: partnerId },
      detail: { keyId: key.id, before: before.keys.map(({ id }) => id), overlapDays },
    });
    return viewPartner(await requirePartner(tx, partnerId, now));
  });
}
