import type { Database } from "@/lib/db";
import { notFound } from "@/lib/kernel";
import { Policy } from "../kinds";
import { readCodeNames } from "../store/batches";
import { countDeeds, type OrderRow, readOrder } from "../store/standing-orders";
import type { StandingOrderView } from "./contract";

export async function viewOrders(db: Database, rows: readonly OrderRow[], now: Date): Promise<StandingOrderView[]> {
  const [names, deeds] = await Promise.all([
    readCodeNames(
      db,
      rows.map(({ campaignId }) => campaignId),
    ),
    countDeeds(
      db,
      rows.map(({ id }) => id),
      now,
    ),
  ]);
  return rows.map((row) => {
    const done = deeds.get(row.id);
    return {
      ...{ id: row.id, campaignId: row.campaignId, campaign: names.get(row.campaignId) ?? "" },
      kind: row.kind as StandingOrderView["kind"],
      parameters: row.parameters as Record<string, unknown> | null,
      ...{ holdsHours: row.holdsHours, policy: Policy.parse(row.policy), reason: row.reason, capPerDay: row.capPerDay },
      ...{ state: row.state, stopReason: row.stopReason },
      proposedBy: { id: row.proposedById, name: row.proposedByName },
      ...{ proposedAt: row.proposedAt.toISOString(), expiresAt: row.expiresAt.toISOString() },
      ruling: row.ruling && {
        ...{ ruling: row.ruling.ruling, by: row.ruling.ruledByName, reason: row.ruling.reason },
        at: row.ruling.ruledAt.toISOString(),
      },
      ...{ acted: done?.acted ?? 0, actedToday: done?.actedToday ?? 0 },
      ...{ unreviewed: done?.unreviewed ?? 0, overdue: done?.overdue ?? 0 },
      oldestUnreviewed: done?.oldest?.toISOString() ?? null,
    };
  });
}

/** One standing order as people read it. Throws `not_found`. */
export async function readOneOrder(db: Database, id: string, now: Date): Promise<StandingOrderView> {
  const row = await readOrder(db, id);
  const [view] = row === null ? [] : await viewOrders(db, [row], now);
  if (view === undefined) throw notFound("Standing order", id);
  return view;
}
