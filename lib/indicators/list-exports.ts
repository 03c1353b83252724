import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { BundleExportView } from "./contract";
import { listExportRows } from "./store/bundle";
import { viewExport } from "./view";

const Input = z.object({ campaignId: z.uuid() });

/** What of a campaign has left the house, newest first. */
export function listExports(ctx: Context, input: z.input<typeof Input>): Promise<BundleExportView[]> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId }) =>
    (await listExportRows(ctx.db, campaignId)).map(viewExport),
  );
}
