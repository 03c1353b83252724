import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { forgetIncidences } from "../store/moved-incidences";
import { readMemberIdsOf } from "../store/regroup";
import { findRegrouping } from "../store/regrouping";

const Input = z.object({ regroupingId: z.uuid() });

/** Takes what accounts that were split off hold out of the graph of the campaign that they left. Repeating it does no harm. */
export function forgetParted(ctx: Context, input: z.input<typeof Input>): Promise<void> {
  return runCommand(ctx, { permission: "detection.run", schema: Input, input }, async ({ tx, input, record }) => {
    const regrouping = await findRegrouping(tx, input.regroupingId);
    const [origin] = regrouping?.origins ?? [];
    const accounts = regrouping ? await readMemberIdsOf(tx, regrouping.intoId) : [];
    if (regrouping && origin && regrouping.takenBackAt === null) {
      await forgetIncidences(ctx.warehouse, origin.campaignId, accounts);
    }
    record({
      action: "detection.forget_parted",
      subject: { type: "campaign", id: origin?.campaignId ?? input.regroupingId },
      detail: { regroupingId: input.regroupingId, accounts: accounts.length },
    });
  });
}
