import type { Database } from "@/lib/db";
import { type ExternalReport, recordExternalEvidence, wilson, withdrawExternalEvidence } from "@/lib/detection";
import { openContent } from "./seal-content";
import { readHeld } from "./store/matches";
import { latestPrecision } from "./store/precision";
import { isListed, type Listed } from "./warninglists";

/** Judged accounts under which nothing is said of a partner's precision. */
export const leastJudged = 10;

/** The interval of a partner's precision; null while there is no estimate. */
export const precisionOf = ({ judged, operated }: { judged: number; operated: number }) => {
  if (judged < leastJudged) return null;
  const { low, high } = wilson(operated, judged);
  return { low, high };
};

/**
 * Brings evidence in line with some indicators: it is given for those that are accepted, that own accounts hold, and that are on no
 * warninglist; of all others it is taken back.
 */
export async function settleEvidence(tx: Database, ids: readonly string[], listed: Listed, now: Date): Promise<void> {
  const held = await readHeld(tx, ids);
  const precision = new Map<string, number | null>();
  for (const partnerId of new Set(held.map((one) => one.partnerId))) {
    const latest = await latestPrecision(tx, partnerId);
    precision.set(partnerId, latest === null ? null : (precisionOf(latest)?.low ?? null));
  }
  const common = new Set(
    [...new Map(held.map(({ id, content }) => [id, content]))].flatMap(([id, content]) =>
      openContent(id, content).terms.some((term) => isListed(term, listed)) ? [id] : [],
    ),
  );
  const counting = held.filter(({ id }) => !common.has(id));
  const reports = counting.map(({ id, contested, ...one }): ExternalReport => {
    const { accountId, partnerId, kind, confidence, validFrom, validUntil } = one;
    return {
      ...{ indicatorId: id, accountId, partnerId, kind, confidence, validFrom, validUntil },
      ...{ precision: precision.get(partnerId) ?? null, contested: contested !== null },
    };
  });
  await withdrawExternalEvidence(tx, ids, reports, now);
  await recordExternalEvidence(tx, reports, now);
}
