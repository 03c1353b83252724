import { readCampaignRow } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { ValueKind } from "@/lib/detection/contract";
import { notFound, preconditionFailed } from "@/lib/kernel";
import { RevealValue } from "../contract";
import { readClearValue, readSomeHolders } from "../store/clear-value";

const Input = RevealValue.extend({ kind: ValueKind, value: RevealValue.shape.value.regex(/^\d{1,20}$/) });

/**
 * A shared value in clear, for a named campaign and purpose; on the record before it is read.
 * @throws `not_found` when the campaign does not rest on this value; `precondition_failed` when nothing stored shows it
 */
export function revealValue(ctx: Context, input: RevealValue): Promise<{ text: string }> {
  const query = {
    permission: "value.reveal",
    schema: Input,
    input,
    audited: ({ campaignId, kind, value, purpose }: RevealValue) => ({
      action: "value.reveal",
      subject: { type: "campaign", id: campaignId },
      detail: { kind, value, purpose },
    }),
  } as const;
  return runQuery(ctx, query, async ({ campaignId, kind, value }) => {
    const campaign = await readCampaignRow(ctx.db, campaignId);
    if (campaign === null) throw notFound("Campaign", campaignId);
    const wanted = { runId: campaign.runId, campaignId, kind, value };
    const holders = await readSomeHolders(ctx.warehouse, wanted);
    if (holders.length === 0) throw notFound(`Value (${kind})`, value);
    const text = await readClearValue(ctx.warehouse, wanted, holders);
    if (text === undefined || text === "") {
      throw preconditionFailed("Nothing that is still stored shows this value in clear.");
    }
    return { text };
  });
}
