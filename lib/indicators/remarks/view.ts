import { keptRemark } from "../gate/remarks";
import type { RemarkRow } from "../store/remarks";
import { SharingPurpose, Tlp } from "../vocabulary";
import type { RemarkState, RemarkView } from "./contract";
import { type RemarkSheet, saysOf } from "./stix";

export const sheetOfRemark = ({ id, tlp, content, createdAt, modifiedAt, revokedAt }: RemarkRow): RemarkSheet => ({
  ...{ id, tlp: Tlp.parse(tlp), content: keptRemark(content), createdAt, modifiedAt, revokedAt },
});

/** @param fetchedAt when the partner's machines first had it */
export function viewRemark(row: RemarkRow, indicator: string | undefined, fetchedAt: Date | undefined): RemarkView {
  const steps = row.steps.map(({ kind, byName, note, at }) => ({ kind, by: byName, note, at: at.toISOString() }));
  const fetched = { kind: "fetched" as const, by: row.partner.name, note: null, at: fetchedAt?.toISOString() ?? "" };
  const { revokedAt, revokedByName, revokeReason } = row;
  return {
    ...{ id: row.id, kind: row.kind, partnerId: row.partnerId, partner: row.partner.name, tlp: Tlp.parse(row.tlp) },
    ...{
      indicator: indicator ?? null,
      says: saysOf(keptRemark(row.content)),
      purpose: SharingPurpose.parse(row.purpose),
    },
    ...{
      agreementVersion: row.agreement.version,
      approvedBy: row.approvedByName,
      createdAt: row.createdAt.toISOString(),
    },
    state: stateOf(row, fetchedAt),
    steps: fetchedAt === undefined ? steps : [...steps, fetched],
    revoked: revokedAt && { by: revokedByName ?? "", reason: revokeReason ?? "", at: revokedAt.toISOString() },
  };
}

function stateOf({ steps, revokedAt }: RemarkRow, fetchedAt: Date | undefined): RemarkState {
  if (revokedAt !== null) return "revoked";
  if (fetchedAt !== undefined) return "fetched";
  const reached = (["sent", "downloaded", "approved"] as const).find((state) =>
    steps.some(({ kind }) => kind === state),
  );
  return reached ?? "approved";
}
