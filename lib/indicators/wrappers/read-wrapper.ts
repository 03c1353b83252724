import { type Context, runQuery } from "@/lib/command";
import { notFound, preconditionFailed } from "@/lib/kernel";
import { readUnreadable } from "@/lib/traffic";
import { ReadWrapper } from "../contract";
import { readCampaign, readHolders, readWrapperText } from "../store/material";
import { hashOfText } from "./released";

/** A masked wrapper and the hash that its release has to name. */
export interface WrapperText {
  text: string;
  textHash: string;
}

/**
 * A masked wrapper in clear, for a sharing officer who may let it go; on the record before it is read. From accounts only whose contract lets
 * people read them.
 * @throws `precondition_failed` when nothing readable shows it
 */
export function readWrapper(ctx: Context, input: ReadWrapper): Promise<WrapperText> {
  const query = {
    permission: "wrapper.release",
    schema: ReadWrapper,
    input,
    audited: ({ campaignId, kind, value, purpose }: ReadWrapper) => ({
      action: "wrapper.read",
      subject: { type: "campaign", id: campaignId },
      detail: { kind, value, purpose },
    }),
  } as const;
  return runQuery(ctx, query, (wanted) => wrapperText(ctx, wanted));
}

/** The same without the guard, for whoever has it. */
export async function wrapperText(
  { db, warehouse }: Pick<Context, "db" | "warehouse">,
  { campaignId, kind, value }: Pick<ReadWrapper, "campaignId" | "kind" | "value">,
): Promise<WrapperText> {
  const campaign = await readCampaign(db, campaignId);
  if (!campaign) throw notFound("Campaign", campaignId);
  const holders = await readHolders(warehouse, { runId: campaign.runId, campaignId }, { kind, value });
  if (holders.length === 0) throw notFound(`Value (${kind})`, value);
  const unreadable = await readUnreadable(warehouse, holders);
  const readable = holders.filter((id) => !unreadable.has(id));
  const text = await readWrapperText(warehouse, { kind, value }, readable);
  if (text === undefined)
    throw preconditionFailed("Nothing that is still stored, and that a person may read, shows this wrapper.");
  return { text, textHash: hashOfText(text) };
}
