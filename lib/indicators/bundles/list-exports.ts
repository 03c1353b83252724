import { type Context, runQuery } from "@/lib/command";
import { type BundleExportView, LedgerQuery } from "../contract";
import { listExportRows } from "../store/ledger";
import { viewExport } from "./view";

/** What has left the house, or is to be taken back, newest first: of one campaign, or of all. At most 500. */
export function listExports(ctx: Context, input: LedgerQuery): Promise<BundleExportView[]> {
  return runQuery(ctx, { permission: "campaign.read", schema: LedgerQuery, input }, async (query) =>
    (await listExportRows(ctx.db, query)).map(viewExport),
  );
}
