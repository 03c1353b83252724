import type { Context } from "@/lib/command";
import { canonicalJson } from "@/lib/kernel";
import { readUnreadable, readWholeExchanges } from "@/lib/traffic";
import { insertSnapshot, readCampaignEvidence, readCampaignRow, readMemberRows } from "../store/evidence";
import { sealText } from "./seal";
import { without, words } from "./words";

/** Cited exchanges that are copied: enough to judge by, bounded for the sake of the people who wrote them. */
const mostExchanges = 200;
const mostPerFact = 20;

/** The words of accounts that no person may read are not copied either: nobody judges by them. */
async function readCited(
  ctx: Context,
  accountIds: readonly string[],
  cited: readonly string[],
  window: { from: Date; to: Date },
): Promise<Record<string, unknown>[]> {
  if (cited.length === 0) return [];
  const exchanges = await readWholeExchanges(ctx.warehouse, accountIds, cited, window);
  const authors = [...new Set(exchanges.map((exchange) => String(exchange.account_id)))];
  const unreadable = await readUnreadable(ctx.warehouse, authors);
  return exchanges.map((one) => (unreadable.has(String(one.account_id)) ? without(one, words) : one));
}

/**
 * Copies what a decision is taken on, the cited exchanges whole, so that it can be read after any retention.
 * @param accountIds members that the decision is about; undefined for all of them
 * @returns the snapshot's hash; the same evidence is stored once
 */
export async function takeSnapshot(ctx: Context, campaignId: string, accountIds?: readonly string[]): Promise<string> {
  const [campaign, members, evidence] = await Promise.all([
    readCampaignRow(ctx.db, campaignId),
    readMemberRows(ctx.db, campaignId, accountIds),
    readCampaignEvidence(ctx.db, campaignId),
  ]);
  const cited = [...new Set(evidence.flatMap((fact) => fact.exchangeIds.slice(0, mostPerFact)))].slice(
    0,
    mostExchanges,
  );
  const holders = await readMemberRows(ctx.db, campaignId);
  const exchanges = await readCited(
    ctx,
    holders.map((member) => member.accountId),
    cited,
    { from: campaign.firstSeen, to: campaign.lastSeen },
  );
  const sealed = sealText(canonicalJson({ campaign, members, evidence, exchanges }));
  await insertSnapshot(ctx.db, sealed);
  return sealed.hash;
}
