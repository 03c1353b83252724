import { type AgreementView, type PartnerView, SharingCategory, SharingPurpose, Tlp } from "./contract";
import type { AgreementRow, PartnerRow } from "./store/partners";

export const viewPartner = (row: PartnerRow): PartnerView => ({
  id: row.id,
  name: row.name,
  keys: row.keys.map(({ id, createdAt, overlapUntil }) => ({
    id,
    createdAt: createdAt.toISOString(),
    overlapUntil: overlapUntil?.toISOString() ?? null,
  })),
  agreement: row.agreements[0] ? viewAgreement(row.agreements[0]) : null,
  createdAt: row.createdAt.toISOString(),
  disabledAt: row.disabledAt?.toISOString() ?? null,
});

export const viewAgreement = (row: AgreementRow): AgreementView => ({
  id: row.id,
  partnerId: row.partnerId,
  version: row.version,
  categories: row.categories.map((one) => SharingCategory.parse(one)),
  purposes: row.purposes.map((one) => SharingPurpose.parse(one)),
  retentionDays: row.retentionDays,
  country: row.country,
  sharesAccountNamespace: row.sharesAccountNamespace,
  leastTlp: Tlp.parse(row.leastTlp),
  signedAt: row.signedAt.toISOString(),
  signedBy: row.signedBy,
  expiresAt: row.expiresAt.toISOString(),
  recordedBy: row.recordedByName,
  recordedAt: row.recordedAt.toISOString(),
});
