import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import type { HandedKey } from "../contract";
import { requirePartner } from "../require-partner";
import { openPartnerKey, tokenScheme } from "./partner-key";

const Input = z.object({ partnerId: z.string().min(1) });

/**
 * The key that holds, in base64url, for its partner: with it the partner computes tokens of its own accounts and compares. On the
 * record before it is read.
 * @throws `precondition_failed` when the partner's keys were withdrawn
 */
export function handOverKey(ctx: Context, input: z.input<typeof Input>): Promise<HandedKey> {
  const query = {
    permission: "partner.manage",
    schema: Input,
    input,
    audited: ({ partnerId }: z.output<typeof Input>) => ({
      action: "partner.hand_over_key",
      subject: { type: "partner", id: partnerId },
    }),
  } as const;
  return runQuery(ctx, query, async ({ partnerId }) => {
    const partner = await requirePartner(ctx.db, partnerId, ctx.clock());
    const [held] = partner.keys;
    if (!held?.key) throw preconditionFailed(`${partner.name} has no key: make a new one first.`);
    return { keyId: held.id, key: openPartnerKey(partner.id, held.key).toString("base64url"), scheme: tokenScheme };
  });
}
