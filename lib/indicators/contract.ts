import { z } from "zod";

/** Traffic Light Protocol 2.0, from the most open to the most closed. */
export const tlpLevels = ["clear", "green", "amber", "amber+strict", "red"] as const;
export const Tlp = z.enum(tlpLevels);
export type Tlp = z.infer<typeof Tlp>;

export const BundleFormat = z.enum(["stix"]);
export type BundleFormat = z.infer<typeof BundleFormat>;

export const PartnerView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** False once the key is withdrawn: nothing can be shared any more. */
  hasKey: z.boolean(),
  keyId: z.string().nullable(),
  createdAt: z.iso.datetime(),
  disabledAt: z.iso.datetime().nullable(),
});
export type PartnerView = z.infer<typeof PartnerView>;

export const AddPartner = z.object({ name: z.string().trim().min(1, "Name the partner.").max(200) });
export type AddPartner = z.input<typeof AddPartner>;

export const ExportBundle = z.object({
  campaignId: z.uuid(),
  /** Id or name of the partner. */
  partner: z.string().min(1),
  tlp: Tlp,
  format: BundleFormat.default("stix"),
});
export type ExportBundle = z.input<typeof ExportBundle>;

/** One line of the delivery ledger. */
export const BundleExportView = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  partner: z.string(),
  format: z.string(),
  tlp: Tlp,
  accounts: z.number().int(),
  objects: z.number().int(),
  exportedBy: z.string(),
  exportedAt: z.iso.datetime(),
});
export type BundleExportView = z.infer<typeof BundleExportView>;
