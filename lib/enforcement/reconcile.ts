import { requirePermission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { readTrafficSince } from "@/lib/traffic";
import { inTurn } from "./in-turn";
import { driftGraceMs, mostWatched } from "./model";
import { listEnabled } from "./store/connectors";
import { readWatched, type Seen, type Watched, writeLooked, writeSeenAgain } from "./store/drift";
import { countRegrowth } from "./store/regrowth";
import { endExpired, takeUp } from "./store/requests";

export interface Reconciled {
  ended: number;
  takenUp: number;
  /** Rows that drift and did not before. */
  drifting: number;
  seenAgain: number;
  /** Campaigns that began to alert. */
  regrowing: number;
}

/**
 * Compares what is decided with what is: ends what has expired, gives connectors what they lack, looks for traffic after accounts were
 * shut off (at most 25,000 of them a call) and for newcomers in their campaigns. Undefined when another process is at it.
 */
export async function reconcile(ctx: Context): Promise<Reconciled | undefined> {
  requirePermission(ctx.actor, "enforcement.manage");
  const watched = await readWatched(ctx.db);
  const { drifts, again } = await lookAtTraffic(ctx, watched);
  return inTurn(ctx, "reconcile", async (tx, now) => {
    const ended = await endExpired(tx, now);
    let takenUp = 0;
    for (const connector of await listEnabled(tx)) takenUp += await takeUp(tx, connector, now);
    const drifting = await writeLooked(tx, lookedAt(watched, drifts), now);
    const seenAgain = await writeSeenAgain(tx, again, now);
    const { changed, alerted } = await countRegrowth(tx, now);
    const result = { ended, takenUp, drifting, seenAgain, regrowing: alerted.length };
    const live = [
      { topic: "enforcement" },
      ...changed.slice(0, 50).map((subjectId) => ({ topic: "campaign", subjectId })),
    ];
    const entry = {
      action: "enforcement.reconcile",
      subject: { type: "enforcement", id: "ledger" },
      detail: { ...result, watched: watched.length, campaigns: alerted.slice(0, 50) },
      live,
    };
    const isMoved = ended + takenUp + drifting + seenAgain + changed.length > 0;
    return { result, entry: isMoved ? entry : undefined };
  });
}

/** More rows than fit into one look take turns, and are all marked; otherwise only what drifts is written. */
function lookedAt(watched: readonly Watched[], drifts: readonly Seen[]) {
  const drifting = new Map(drifts.map(({ id, first, last }) => [id, { first, last }]));
  return watched
    .map(({ id }) => ({ id, drift: drifting.get(id) ?? null }))
    .filter(({ drift }) => drift !== null || watched.length === mostWatched);
}

async function lookAtTraffic(ctx: Context, watched: readonly Watched[]): Promise<{ drifts: Seen[]; again: Seen[] }> {
  const drifts: Seen[] = [];
  const again: Seen[] = [];
  for (const subject of ["account", "key", "end_user"] as const) {
    const rows = watched.filter((row) => row.subject === subject);
    const asked = rows.map((row) => ({ id: row.subjectId, since: sinceOf(row) }));
    const seen = await readTrafficSince(ctx.warehouse, subject, asked);
    for (const row of rows) {
      const traffic = seen.get(row.subjectId);
      const since = sinceOf(row);
      if (traffic === undefined || traffic.last <= since) continue;
      const first = traffic.first > since ? traffic.first : traffic.last;
      (row.isEnd ? again : drifts).push({ id: row.id, first, last: traffic.last });
    }
  }
  return { drifts, again };
}

/** What ends is proved at once; what begins is given the time that requests under way take. */
const sinceOf = ({ since, isEnd }: Watched): Date => new Date(since.getTime() + (isEnd ? 0 : driftGraceMs));
