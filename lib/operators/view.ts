import { summaryOf } from "@/lib/campaigns";
import type { Database } from "@/lib/db";
import type { AttributionView, OperatorView } from "./contract";
import type { AttributionRow } from "./store/attributions";
import { readCampaignsOf, readCodeNames, readEvents, readOperator } from "./store/operators";

/** An operator with its campaigns and what was said of them. */
export async function operatorViewOf(db: Database, id: string): Promise<OperatorView> {
  const [operator, campaigns, events] = await Promise.all([
    readOperator(db, id),
    readCampaignsOf(db, id),
    readEvents(db, id),
  ]);
  const names = await readCodeNames(
    db,
    events.map(({ campaignId }) => campaignId),
  );
  return {
    id,
    codeName: operator.codeName,
    createdAt: operator.createdAt.toISOString(),
    createdBy: operator.createdByName,
    campaigns: campaigns.map(summaryOf),
    events: events.map(({ id: eventId, campaignId, change, reason, actorName, at }) => ({
      ...{ id: eventId, campaignId, change, reason, by: actorName, at: at.toISOString() },
      codeName: names.get(campaignId) ?? campaignId,
    })),
  };
}

/** Claims of one operator, the newest first: of those that were approved the newest stands. */
export function attributionViews(rows: readonly AttributionRow[]): AttributionView[] {
  const standing = rows.find(({ ruling }) => ruling?.ruling === "approved")?.id;
  return rows.map((row) => {
    const { ruling } = row;
    const approved = row.id === standing ? "approved" : "superseded";
    return {
      ...{ id: row.id, operatorId: row.operatorId, first: row.first, second: row.second },
      ...{ favoured: row.favoured, confidence: row.confidence, grounds: row.grounds },
      state: ruling === null ? "proposed" : ruling.ruling === "declined" ? "declined" : approved,
      campaigns: row.campaignIds.length,
      proposedBy: { id: row.proposedById, name: row.proposedByName },
      proposedAt: row.proposedAt.toISOString(),
      ruling: ruling && {
        ...{ ruling: ruling.ruling, reason: ruling.reason, by: ruling.ruledByName },
        at: ruling.ruledAt.toISOString(),
      },
    };
  });
}
