import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { PartnerPrecisionView } from "./contract";
import { precisionOf } from "./settle-evidence";
import { readHistory, readPrecision, readSenders } from "./store/precision";

const mostPoints = 2_000;

/** How right each partner is on own traffic, now and over time. */
export const listPrecision = (ctx: Context): Promise<PartnerPrecisionView[]> =>
  runQuery(ctx, { permission: "inbound.read", schema: z.object({}), input: {} }, async () => {
    const senders = await readSenders(ctx.db);
    const ids = senders.map(({ id }) => id);
    const [now, history] = await Promise.all([readPrecision(ctx.db, ids), readHistory(ctx.db, ids, mostPoints)]);
    return senders.map(({ id, name, ...counts }) => {
      const { matched, judged, operated } = now.find(({ partnerId }) => partnerId === id) ?? {
        matched: 0,
        judged: 0,
        operated: 0,
      };
      const points = history.filter(({ partnerId }) => partnerId === id).reverse();
      return {
        ...{ partnerId: id, partner: name, matched, judged, operated, ...counts },
        interval: precisionOf({ judged, operated }),
        history: points.map(({ at, judged, operated }) => ({ at: at.toISOString(), judged, operated })),
      };
    });
  });
