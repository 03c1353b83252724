import { type BundleExportView, type PartnerView, Tlp } from "./contract";
import type { insertExport } from "./store/bundle";
import type { PartnerRow } from "./store/partners";

export const viewPartner = (row: PartnerRow): PartnerView => ({
  id: row.id,
  name: row.name,
  hasKey: row.key !== null,
  keyId: row.keyId,
  createdAt: row.createdAt.toISOString(),
  disabledAt: row.disabledAt?.toISOString() ?? null,
});

export const viewExport = (row: Awaited<ReturnType<typeof insertExport>>): BundleExportView => ({
  id: row.id,
  campaignId: row.campaignId,
  partner: row.partner.name,
  format: row.format,
  tlp: Tlp.parse(row.tlp),
  accounts: row.accounts,
  objects: row.objects,
  exportedBy: row.exportedBy,
  exportedAt: row.exportedAt.toISOString(),
});
