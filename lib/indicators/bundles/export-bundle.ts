import { type Context, runCommand } from "@/lib/command";
import { conflict, preconditionFailed } from "@/lib/kernel";
import { type BundleExportView, ExportBundle } from "../contract";
import { readExport } from "../store/ledger";
import { lockSharing } from "../store/recalls";
import { askGate } from "./ask-gate";
import { fileText, nameOf } from "./file";
import { packBundle } from "./pack";
import { publish } from "./publish";
import { viewExport } from "./view";

export interface SharedBundle {
  export: BundleExportView;
  fileName: string;
  /** The file's text in pieces; read it once. At its end the file is signed and the ledger says that it was taken. */
  text: AsyncIterable<string>;
}

/**
 * Packs a confirmed campaign for a partner: what passes the gate goes into the ledger, and from there into the file. Who exports
 * approves, by name, for a purpose that the agreement covers.
 * @throws `precondition_failed` with what would help, when the gate refuses; `conflict` when what leaves is not what was looked at
 */
export async function exportBundle(ctx: Context, input: ExportBundle): Promise<SharedBundle> {
  const command = { permission: "bundle.export", schema: ExportBundle, input } as const;
  return runCommand(ctx, command, async (scope) => {
    await lockSharing(scope.tx, "giving");
    const asked = await askGate(scope.ctx, scope.input, scope.now);
    const { refusal, admission } = asked.answer;
    if (admission === null) throw preconditionFailed(refusal);
    const { previewHash } = scope.input;
    const { exportId, hash } = await packBundle(scope, { asked, admission });
    if (previewHash !== undefined && previewHash !== hash) throw changedSince();
    await publish(scope, exportId);
    const row = await readExport(scope.tx, exportId);
    if (!row) throw new Error("An export is gone that was just written.");
    return {
      export: viewExport(row),
      fileName: nameOf(row, scope.input.format),
      text: fileText(ctx, row, scope.input.format),
    };
  });
}

/** What is approved is what was looked at. */
export const changedSince = () =>
  conflict("What would leave has changed since you looked at it: look at the difference again.");
