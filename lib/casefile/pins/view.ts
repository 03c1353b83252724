import type { Database } from "@/lib/db";
import { openSnapshot } from "@/lib/decisions";
import type { Noted } from "@/lib/review";
import { PinnedChart, type PinView } from "./contract";
import type { PinRow } from "./store";

/** A pin with its chart, drawn from what was kept; the hash is made again of it. */
export async function pinViewOf(db: Database, pin: PinRow): Promise<PinView> {
  const kept = await openSnapshot(db, pin.snapshotHash);
  const isChart = pin.kind !== "exchanges";
  const chart = PinnedChart.safeParse((kept as { chart?: unknown } | undefined)?.chart);
  return {
    id: pin.id,
    subject: { type: pin.subjectType as Noted["type"], id: pin.subjectId },
    caption: pin.caption,
    hash: pin.snapshotHash,
    takenAt: pin.takenAt.toISOString(),
    takenBy: pin.takenByName,
    isWhole: kept !== undefined,
    chart: isChart && chart.success ? chart.data : null,
    exchanges: isChart ? null : { accountId: pin.accountId ?? "", exchangeIds: pin.exchangeIds },
  };
}
