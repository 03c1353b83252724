import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { AttributionList } from "./contract";
import { requireOperator } from "./parts";
import { readAttributions } from "./store/attributions";
import { attributionViews } from "./view";

/** What has been claimed of who an operator is, the newest first: allegations; who reads them is on the record. */
export function listAttributions(ctx: Context, input: { operatorId: string }): Promise<AttributionList> {
  const query = {
    permission: "attribution.read",
    schema: z.object({ operatorId: z.uuid() }),
    input,
    audited: ({ operatorId }: { operatorId: string }) => ({
      action: "attribution.read",
      subject: { type: "operator", id: operatorId },
    }),
  } as const;
  return runQuery(ctx, query, async ({ operatorId }) => {
    await requireOperator(ctx.db, operatorId);
    return { rows: attributionViews(await readAttributions(ctx.db, operatorId)) };
  });
}
