import { type Context, runCommand } from "@/lib/command";
import { conflict } from "@/lib/kernel";
import { readDisplays, revokeRemarkRow } from "../store/remarks";
import { type RemarkView, RevokeRemark } from "./contract";
import { publishRemark, requireRemark } from "./keep-remark";
import { viewRemark } from "./view";

/**
 * Takes back what a partner was told: a later version of the same object, its last, goes the same way.
 * @throws `conflict` when somebody has
 */
export function revokeRemark(ctx: Context, input: RevokeRemark): Promise<RemarkView> {
  const command = { permission: "bundle.recall", schema: RevokeRemark, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { tx, now, input, record } = scope;
    const row = await requireRemark(scope, input.remarkId);
    const after = new Date(row.modifiedAt.getTime() + 1);
    const modifiedAt = now > after ? now : after;
    const by = { revokedByName: ctx.actor.name, revokeReason: input.reason };
    if (!(await revokeRemarkRow(tx, row.id, { revokedAt: now, modifiedAt, ...by })))
      throw conflict("Somebody has taken it back already.");
    await publishRemark(scope, row.id);
    record({
      action: "sharing.revoke_remark",
      subject: { type: "remark", id: row.id },
      detail: { kind: row.kind, partner: row.partner.name, reason: input.reason },
      live: [{ topic: "sharing", subjectId: row.id }, { topic: "inbound" }],
    });
    const displays = await readDisplays(tx, row.indicatorId === null ? [] : [row.indicatorId]);
    return viewRemark(await requireRemark(scope, row.id), displays.get(row.indicatorId ?? ""), undefined);
  });
}
