import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { conflict, notFound } from "@/lib/kernel";
import type { PartnerView } from "./contract";
import { dropKey, findPartnerById } from "./store/partners";
import { viewPartner } from "./view";

const Input = z.object({ partnerId: z.uuid() });

/** Forgets a partner's key for good: nothing can be shared with it any more, and no token can be made again. */
export function withdrawKey(ctx: Context, input: z.input<typeof Input>): Promise<PartnerView> {
  return runCommand(ctx, { permission: "partner.manage", schema: Input, input }, async ({ tx, input, record }) => {
    const partner = await findPartnerById(tx, input.partnerId);
    if (!partner) throw notFound("Partner", input.partnerId);
    if (!(await dropKey(tx, partner.id))) throw conflict(`${partner.name} has no key any more.`);
    record({
      action: "partner.withdraw_key",
      subject: { type: "partner", id: partner.id },
      detail: { keyId: partner.keyId },
    });
    return viewPartner({ ...partner, key: null });
  });
}
