import { type BundleExportView, deliveryStates, SharingCategory, SharingPurpose, Tlp } from "../contract";
import type { ExportRow } from "../store/ledger";

export const viewExport = (row: ExportRow): BundleExportView => ({
  id: row.id,
  campaignId: row.campaignId,
  campaign: row.campaign.codeName,
  partnerId: row.partnerId,
  partner: row.partner.name,
  set: row.set && {
    ...{ id: row.set.id, name: row.set.name, version: row.setVersion ?? 1 },
    isDeleted: row.set.deletedAt !== null,
  },
  format: row.format,
  tlp: Tlp.parse(row.tlp),
  categories: row.categories.map((one) => SharingCategory.parse(one)),
  purpose: row.purpose === null ? null : SharingPurpose.parse(row.purpose),
  agreementVersion: row.agreement?.version ?? null,
  accounts: row.accounts,
  objects: row.objects,
  exportedBy: row.exportedBy,
  approvedBy: row.approvedByName,
  exportedAt: row.exportedAt.toISOString(),
  state: stateOf(row),
  steps: row.steps.map(({ kind, byName, note, at }) => ({ kind, by: byName, note, at: at.toISOString() })),
  recall: row.recall && {
    id: row.recall.id,
    cause: row.recall.cause,
    reason: row.recall.reason,
    at: row.recall.at.toISOString(),
  },
  notice: row.notice && {
    ...{ state: row.notice.state, attempts: row.notice.attempts, error: row.notice.error },
    nextAttemptAt: row.notice.nextAttemptAt.toISOString(),
  },
});

/** How far it came: acknowledged is the end, whatever is taken afterwards. Bundles from before steps were kept have left. */
function stateOf({ steps }: ExportRow): BundleExportView["state"] {
  const reached = deliveryStates.filter((state) => steps.some(({ kind }) => kind === state));
  return reached.at(-1) ?? "downloaded";
}
