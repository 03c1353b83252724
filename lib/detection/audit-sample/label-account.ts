import { type Context, runCommand } from "@/lib/command";
import { conflict, newId } from "@/lib/kernel";
import { LabelAccount, type SampleItem } from "./contract";
import { requireItem } from "./require-item";
import { insertLabel, lockItem } from "./store/labels";
import { itemView } from "./view";

/**
 * Says what an account of a sample is. A label is an event: a later one takes the place of an earlier one, and both stay.
 * @throws `not_found`; `conflict` when somebody else judged it meanwhile
 */
export function labelAccount(ctx: Context, input: LabelAccount): Promise<SampleItem> {
  return runCommand(ctx, { permission: "account.label", schema: LabelAccount, input }, async (scope) => {
    const { tx, now, record } = scope;
    const { sampleId, position, label, reason, replacesId } = scope.input;
    await lockItem(tx, sampleId, position);
    const item = await requireItem(tx, sampleId, position);
    const [standing] = item.labels;
    if ((standing?.id ?? null) !== replacesId) {
      throw conflict(
        `${standing?.actorName ?? "Somebody"} judged this account meanwhile: look at what they said first.`,
      );
    }
    const { type: actorType, id: actorId, name: actorName } = ctx.actor;
    const event = {
      id: newId(),
      sampleId,
      position,
      label,
      reason,
      actorType,
      actorId,
      actorName,
      at: now,
      replacesId,
    };
    const stored = await insertLabel(tx, event);
    record({
      action: "account.label",
      subject: { type: "account", id: item.accountId },
      detail: { sampleId, position, label, reason, replacesId },
      live: [{ topic: "audit_sample", subjectId: sampleId }],
    });
    return itemView({ ...item, labels: [stored] });
  });
}
