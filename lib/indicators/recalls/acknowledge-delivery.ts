import { type Context, runCommand } from "@/lib/command";
import { conflict, newId, notFound, preconditionFailed } from "@/lib/kernel";
import { viewExport } from "../bundles/view";
import { AcknowledgeDelivery, type BundleExportView } from "../contract";
import { insertSteps, lockExport, readExport } from "../store/ledger";

/**
 * Enters that a partner has said it is done: a bundle taken in, a recall carried out. Until then what a recall names is live there.
 * @throws `precondition_failed` while nobody has taken the file; `conflict` when it was acknowledged before
 */
export function acknowledgeDelivery(ctx: Context, input: AcknowledgeDelivery): Promise<BundleExportView> {
  const command = { permission: "bundle.recall", schema: AcknowledgeDelivery, input } as const;
  return runCommand(ctx, command, async ({ tx, ctx: inside, input: { exportId, by, note }, now, record }) => {
    if (!(await lockExport(tx, exportId))) throw notFound("Export", exportId);
    const read = async () => viewExport((await readExport(tx, exportId)) ?? missing(exportId));
    const { state, partner, campaignId } = await read();
    if (state === "acknowledged") throw conflict(`${partner} has acknowledged it already.`);
    if (state === "built" || state === "approved")
      throw preconditionFailed(`Nobody has taken the file yet: download it and send it to ${partner} first.`);
    const said = note === "" ? `entered by ${inside.actor.name}` : `${note} (entered by ${inside.actor.name})`;
    await insertSteps(tx, [{ id: newId(), exportId, kind: "acknowledged", byName: by, note: said, at: now }]);
    record({
      action: "sharing.acknowledge",
      subject: { type: "campaign", id: campaignId },
      detail: { exportId, partner, by, note },
      live: [
        { topic: "sharing", subjectId: exportId },
        { topic: "campaign", subjectId: campaignId },
      ],
    });
    return read();
  });
}

function missing(exportId: string): never {
  throw notFound("Export", exportId);
}
