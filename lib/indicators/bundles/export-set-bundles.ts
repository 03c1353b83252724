import { type Context, runCommand } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import { ExportSetBundles, type SetBundles } from "../contract";
import { heldReasons } from "../gate/passed";
import { readExport } from "../store/ledger";
import { lockSharing } from "../store/recalls";
import { askAboutSet, hashOfSet, viewLooked } from "./ask-about-set";
import { changedSince } from "./export-bundle";
import { packBundle } from "./pack";
import { publish } from "./publish";
import { viewExport } from "./view";

/**
 * Packs what a set has of each confirmed campaign for a partner: a bundle a campaign, all or none of them, with the set's version in the ledger
 * and on record. Who was in the set at that moment leaves, whatever becomes of it. Files are taken by their ids in the ledger.
 * @throws `not_found`; `precondition_failed` with what would help, when the gate refuses one or nobody of the set may be shared; `conflict`
 * when the set or what leaves is not what was looked at
 */
export function exportSetBundles(ctx: Context, input: ExportSetBundles): Promise<SetBundles> {
  const command = { permission: "bundle.export", schema: ExportSetBundles, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { tx, now, record } = scope;
    await lockSharing(tx, "giving");
    const { set, partner, leftOut, admitted, refusal } = await askAboutSet(scope.ctx, scope.input, now);
    if (refusal !== null) throw preconditionFailed(refusal);
    const packed: Awaited<ReturnType<typeof packBundle>>[] = [];
    for (const one of admitted) packed.push(await packBundle(scope, one));
    const { previewHash } = scope.input;
    const hashes = packed.map(({ hash }) => hash);
    if (previewHash !== undefined && previewHash !== hashOfSet(set, hashes)) throw changedSince();
    const held = [...leftOut].map(([reason, ids]) => ({ reason: heldReasons[reason].words, accounts: ids.length }));
    const exportIds = packed.map(({ exportId }) => exportId);
    record({
      action: "set.share",
      subject: { type: "set", id: set.id },
      detail: {
        ...{ name: set.name, version: set.version, accounts: set.accountIds.length },
        ...{ partner: partner.name, exportIds, leftOut: held },
      },
    });
    for (const exportId of exportIds) await publish(scope, exportId);
    const exports = [];
    for (const exportId of exportIds) {
      const row = await readExport(tx, exportId);
      if (row) exports.push(viewExport(row));
    }
    return { set: viewLooked(set), exports };
  });
}
