import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { newId, preconditionFailed } from "@/lib/kernel";
import { ofTerms } from "../gate/admission";
import { requirePartner } from "../require-partner";
import { insertRemarkStep } from "../store/remarks";
import { viewPartner } from "../view";
import { requireRemark } from "./keep-remark";
import { remarkText } from "./stix";
import { sheetOfRemark } from "./view";

const Input = z.object({ remarkId: z.uuid() });

/**
 * A remark as a file of STIX, for partners without a collection; of one that was taken back, its revocation, which is never refused.
 * @throws `precondition_failed` when nothing may go to the partner any more
 */
export function downloadRemark(
  ctx: Context,
  input: z.input<typeof Input>,
): Promise<{ fileName: string; text: string }> {
  const command = { permission: "bundle.export", schema: Input, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { tx, now, record } = scope;
    const row = await requireRemark(scope, scope.input.remarkId);
    const partner = await requirePartner(tx, row.partnerId, now);
    const { name, agreement } = viewPartner(partner);
    const refusal = ofTerms({ name, isDisabled: partner.disabledAt !== null, agreement }, now);
    if (refusal !== null && row.revokedAt === null) throw preconditionFailed(refusal);
    const step = { remarkId: row.id, kind: "downloaded", byName: ctx.actor.name, at: now } as const;
    await insertRemarkStep(tx, { id: newId(), ...step });
    record({
      action: "sharing.download_remark",
      subject: { type: "remark", id: row.id },
      detail: { kind: row.kind, partner: name },
      live: [{ topic: "sharing", subjectId: row.id }],
    });
    const fileName = `${row.kind}-${row.id.slice(0, 8)}${row.revokedAt === null ? "" : "-revoked"}.stix.json`;
    return { fileName, text: remarkText(sheetOfRemark(row)) };
  });
}
