import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound, preconditionFailed } from "@/lib/kernel";
import { nameOf } from "../bundles/file";
import { BundleFormat } from "../contract";
import { readExport, readSignature } from "../store/ledger";

const Input = z.object({ exportId: z.uuid() });

/** The signed statement about the file that was made of a bundle last, to lie beside it. */
export function readFileSignature(
  ctx: Context,
  input: z.input<typeof Input>,
): Promise<{ fileName: string; jws: string }> {
  return runQuery(ctx, { permission: "bundle.export", schema: Input, input }, async ({ exportId }) => {
    const row = await readExport(ctx.db, exportId);
    if (!row) throw notFound("Export", exportId);
    const step = await readSignature(ctx.db, exportId);
    if (!step?.jws) throw preconditionFailed("No file of this bundle was taken to its end yet: download it first.");
    return { fileName: `${nameOf(row, BundleFormat.catch("stix").parse(step.note))}.jws`, jws: `${step.jws}\n` };
  });
}
