import type { Database } from "@/lib/db";
import type { ExternalReport } from "../external/model";

const perStatement = 2_000;

/** Rows that say the same as before are left as they are, so that nothing is counted anew. */
export async function upsertEvidence(tx: Database, reports: readonly ExternalReport[], now: Date): Promise<number> {
  let changed = 0;
  for (let i = 0; i < reports.length; i += perStatement) {
    const rows = JSON.stringify(reports.slice(i, i + perStatement));
    changed += await tx.$executeRaw`
      insert into external_evidence as kept (indicator_id, account_id, partner_id, kind, confidence, precision, contested,
        valid_from, valid_until, changed_at)
      select "indicatorId", "accountId", "partnerId", kind, confidence, precision, contested, "validFrom", "validUntil", ${now}
      from jsonb_to_recordset(${rows}::jsonb) as said("indicatorId" uuid, "accountId" text, "partnerId" uuid, kind text,
        confidence int, precision float8, contested boolean, "validFrom" timestamptz, "validUntil" timestamptz)
      on conflict (indicator_id, account_id) do update set confidence = excluded.confidence, precision = excluded.precision,
        contested = excluded.contested, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
        changed_at = excluded.changed_at, withdrawn_at = null
      where kept.withdrawn_at is not null or (kept.confidence, kept.contested, kept.valid_from, kept.valid_until)
        is distinct from (excluded.confidence, excluded.contested, excluded.valid_from, excluded.valid_until)`;
  }
  return changed;
}

export function withdrawEvidence(
  tx: Database,
  indicatorIds: readonly string[],
  still: readonly Pick<ExternalReport, "indicatorId" | "accountId">[],
  now: Date,
): Promise<number> {
  const kept = JSON.stringify(still.map(({ indicatorId, accountId }) => ({ indicatorId, accountId })));
  return tx.$executeRaw`
    update external_evidence said set withdrawn_at = ${now}, changed_at = ${now}
    where said.indicator_id = any(${[...indicatorIds]}::uuid[]) and said.withdrawn_at is null and not exists (
      select from jsonb_to_recordset(${kept}::jsonb) as kept("indicatorId" uuid, "accountId" text)
      where kept."indicatorId" = said.indicator_id and kept."accountId" = said.account_id)`;
}

export const setPrecision = (
  tx: Database,
  partnerId: string,
  precision: number | null,
  least: number,
  now: Date,
): Promise<number> => tx.$executeRaw`
  update external_evidence set precision = ${precision}::float8, changed_at = ${now}
  where partner_id = ${partnerId}::uuid and withdrawn_at is null and (
    (precision is null) <> (${precision}::float8 is null) or abs(precision - ${precision}::float8) > ${least}::float8)`;

/** All that partners say and nobody took back, whether or not it holds at the moment. */
export const readReports = (db: Database, at: Date): Promise<ExternalReport[]> =>
  db.externalEvidence.findMany({
    where: { withdrawnAt: null, validUntil: { gt: at } },
    orderBy: [{ accountId: "asc" }, { indicatorId: "asc" }],
  });

/** Whether anything was said, taken back or ran out between two moments. */
export async function changedBetween(db: Database, from: Date, until: Date): Promise<boolean> {
  const found = await db.externalEvidence.findFirst({
    where: {
      OR: [
        { changedAt: { gt: from } },
        { withdrawnAt: null, validUntil: { gt: from, lte: until } },
        { withdrawnAt: null, validFrom: { gt: from, lte: until } },
      ],
    },
    select: { indicatorId: true },
  });
  return found !== null;
}
