import { readCampaignRow } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { ValueKind, valueKinds } from "@/lib/detection/contract";
import { notFound, preconditionFailed } from "@/lib/kernel";
import { readUnreadable } from "@/lib/traffic";
import { RevealValue } from "../contract";
import { readClearValue, readSomeHolders } from "../store/clear-value";

const Input = RevealValue.extend({ kind: ValueKind, value: RevealValue.shape.value.regex(/^\d{1,20}$/) });

/**
 * A shared value in clear, for a named campaign and purpose; on the record before it is read. Of words, what is compared: without
 * numbers, links and quotes, and from accounts only whose contract lets people read them.
 * @throws `not_found` when the campaign does not rest on this value; `precondition_failed` when nothing readable shows it
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
    const text = await readClearValue(ctx.warehouse, wanted, await readableFor(ctx, kind, holders));
    if (text === undefined) {
      throw preconditionFailed("Nothing that is still stored, and that a person may read, shows this value in clear.");
    }
    return { text };
  });
}

/** Holders whose contract lets people read what the value is a part of. */
async function readableFor({ warehouse }: Context, kind: ValueKind, holders: readonly string[]): Promise<string[]> {
  const unreadable = valueKinds[kind] === "content" ? await readUnreadable(warehouse, holders) : new Set();
  return holders.filter((accountId) => !unreadable.has(accountId));
}
