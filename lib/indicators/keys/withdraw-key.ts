import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { conflict } from "@/lib/kernel";
import type { PartnerView } from "../contract";
import { requirePartner } from "../require-partner";
import { dropKeys, lockPartner } from "../store/partners";
import { viewPartner } from "../view";

const Input = z.object({ partnerId: z.uuid() });

/** Forgets a partner's keys for good: nothing can be shared with it any more, and no token can be made again. */
export function withdrawKey(ctx: Context, input: z.input<typeof Input>): Promise<PartnerView> {
  const command = { permission: "partner.manage", schema: Input, input } as const;
  return runCommand(ctx, command, async ({ tx, input: { partnerId }, now, record }) => {
    await lockPartner(tx, partnerId);
    const partner = await requirePartner(tx, partnerId, now);
    if ((await dropKeys(tx, partnerId, now)) === 0) throw conflict(`${partner.name} has no key any more.`);
    record({
      action: "partner.withdraw_key",
      subject: { type: "partner", id: partnerId },
      detail: { keyIds: partner.keys.map(({ id }) => id) },
    });
    return viewPartner({ ...partner, keys: [] });
  });
}
