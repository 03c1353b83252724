import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound, preconditionFailed } from "@/lib/kernel";
import { BundleFormat } from "../contract";
import { type ExportRow, readExport } from "../store/ledger";
import { askGate } from "./ask-gate";
import type { SharedBundle } from "./export-bundle";
import { fileText, nameOf } from "./file";
import { viewExport } from "./view";

const Input = z.object({ exportId: z.uuid(), format: BundleFormat.optional() });

/**
 * A bundle of the ledger as a file once more, or the file of a recall. What was given passes the gate again first: what it allowed then it may
 * refuse now. Taking back is never refused.
 * @throws `precondition_failed` when the gate refuses
 */
export function downloadBundle(ctx: Context, input: z.input<typeof Input>): Promise<SharedBundle> {
  return runQuery(ctx, { permission: "bundle.export", schema: Input, input }, async ({ exportId, format }) => {
    const row = await readExport(ctx.db, exportId);
    if (!row) throw notFound("Export", exportId);
    if (row.recallId === null) await passAgain(ctx, row);
    const written = format ?? BundleFormat.parse(row.format);
    return { export: viewExport(row), fileName: nameOf(row, written), text: fileText(ctx, row, written) };
  });
}

async function passAgain(ctx: Context, row: ExportRow): Promise<void> {
  if (row.agreementId === null)
    throw preconditionFailed("It left before the ledger kept what bundles carry: export the campaign anew.");
  const { campaignId, partnerId: partner, tlp, categories, purpose } = viewExport(row);
  const wanted = { campaignId, partner, tlp, categories, ...(purpose === null ? {} : { purpose }) };
  const { answer } = await askGate(ctx, wanted, ctx.clock());
  if (answer.refusal !== null) throw preconditionFailed(answer.refusal);
}
