import type { Context } from "@/lib/command";
import { canonicalJson } from "@/lib/kernel";
import { readWholeExchanges } from "@/lib/traffic";
import { insertSnapshot, readCampaignEvidence, readCampaignRow, readMemberRows } from "../store/evidence";
import { sealText } from "./seal";

/** Cited exchanges that are copied: enough to judge by, bounded for the sake of the people who wrote them. */
const mostExchanges = 200;
const mostPerFact = 20;

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
  const exchanges =
    cited.length === 0
      ? []
      : await readWholeExchanges(
          ctx.warehouse,
          holders.map((member) => member.accountId),
          cited,
          { from: campaign.firstSeen, to: campaign.lastSeen },
        );
  const sealed = sealText(canonicalJson({ campaign, members, evidence, exchanges }));
  await insertSnapshot(ctx.db, sealed);
  return sealed.hash;
}
