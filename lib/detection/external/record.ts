import type { Database } from "@/lib/db";
import { setPrecision, upsertEvidence, withdrawEvidence } from "../store/external";
import type { ExternalReport } from "./model";

/**
 * Takes note of what partners say of accounts, in the caller's transaction. It changes nobody's campaign by itself: the next run over
 * everything counts it, within `externalCapNats` and never for an account that own evidence does not bring near. Repeating it does no harm.
 */
export const recordExternalEvidence = (tx: Database, reports: readonly ExternalReport[], now: Date): Promise<number> =>
  upsertEvidence(tx, reports, now);

/**
 * Takes back what these indicators say, but for what is still said; gives of how many accounts.
 * @param still reports that hold on
 */
export const withdrawExternalEvidence = (
  tx: Database,
  indicatorIds: readonly string[],
  still: readonly ExternalReport[],
  now: Date,
): Promise<number> => withdrawEvidence(tx, indicatorIds, still, now);

/** Change of a partner's precision that is worth counting anew. */
const worthCounting = 0.02;

/** Weighs what a partner said by how right it was found since. */
export const regaugePartner = (tx: Database, partnerId: string, precision: number | null, now: Date): Promise<number> =>
  setPrecision(tx, partnerId, precision, worthCounting, now);
