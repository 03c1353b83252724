import type { ExternalEvidence } from "../contract";

/** What an accepted indicator of a partner says of an account. */
export interface ExternalReport {
  indicatorId: string;
  accountId: string;
  partnerId: string;
  kind: string;
  /** Percent, as the partner says; null when it says nothing. */
  confidence: number | null;
  /** Lower end of the 95 % interval of the partner's precision; null while there is no estimate. */
  precision: number | null;
  contested: boolean;
  validFrom: Date;
  validUntil: Date;
}

/** Most that partners' words together add for one account, in nats: less than an associated member may fall short by. */
export const externalCapNats = 1.5;

/** What the word of a partner is worth that nobody could check yet, in nats. */
const uncheckedNats = 0.5;
const unsaidConfidence = 50;

/**
 * Nats of one report at a moment: the odds that the partner is right, at the cautious end of its interval, times the confidence that it gives,
 * falling in a straight line to nothing at the end of its validity. Contested ones weigh nothing, and none speaks for an account.
 */
export function reportNats(report: ExternalReport, at: Date): number {
  const { confidence, precision, contested } = report;
  const [from, until, now] = [report.validFrom.getTime(), report.validUntil.getTime(), at.getTime()];
  if (contested || now < from || now >= until) return 0;
  const odds = precision === null ? uncheckedNats : Math.log(precision / Math.max(1e-9, 1 - precision));
  const worth = (Math.max(0, odds) * (confidence ?? unsaidConfidence)) / 100;
  return Math.min(externalCapNats, worth * ((until - now) / (until - from)));
}

const rounded = (nats: number): number => Math.round(nats * 1e4) / 1e4;

/**
 * What partners say of one account; null when nothing they said holds at the moment. Of one partner the strongest report counts: many
 * indicators for one account are one opinion.
 */
export function externalOf(reports: readonly ExternalReport[], at: Date): ExternalEvidence | null {
  const holding = reports.filter(({ validFrom, validUntil }) => validFrom <= at && at < validUntil);
  if (holding.length === 0) return null;
  const strongest = new Map<string, number>();
  const listed = holding.map((report) => {
    const nats = rounded(reportNats(report, at));
    strongest.set(report.partnerId, Math.max(nats, strongest.get(report.partnerId) ?? 0));
    const { partnerId, indicatorId, kind, contested, validUntil } = report;
    return { partnerId, indicatorId, kind, contested, validUntil: validUntil.toISOString(), nats };
  });
  const sum = [...strongest.values()].reduce((total, nats) => total + nats, 0);
  const order = (a: (typeof listed)[number], b: (typeof listed)[number]) =>
    b.nats - a.nats || (a.indicatorId < b.indicatorId ? -1 : 1);
  return {
    nats: rounded(Math.min(externalCapNats, sum)),
    capNats: externalCapNats,
    reports: listed.sort(order).slice(0, 20),
  };
}
