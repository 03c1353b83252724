import { z } from "zod";
import { AgreementView } from "./agreements/contract";

export * from "./agreements/contract";
export * from "./bundles/contract";
export * from "./recalls/contract";
export * from "./remarks/contract";
export * from "./sightings/contract";
export * from "./vocabulary";
export * from "./webhook/contract";

/** A key that account identifiers become a partner's tokens under; the key itself is in no view. */
export const PartnerKeyView = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  /** Tokens of it leave until then; null for the one that holds. */
  overlapUntil: z.iso.datetime().nullable(),
});
export type PartnerKeyView = z.infer<typeof PartnerKeyView>;

export const PartnerView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Those that tokens leave under now, the one that holds first; none once they are withdrawn. */
  keys: z.array(PartnerKeyView),
  /** The latest version; it may have ended. */
  agreement: AgreementView.nullable(),
  createdAt: z.iso.datetime(),
  disabledAt: z.iso.datetime().nullable(),
});
export type PartnerView = z.infer<typeof PartnerView>;

export const AddPartner = z.object({ name: z.string().trim().min(1, "Name the partner.").max(200) });
export type AddPartner = z.input<typeof AddPartner>;

export const RotateKey = z.object({
  partnerId: z.uuid(),
  /** How long tokens of the key before leave beside those of the new one. */
  overlapDays: z.number().int().min(0).max(365).default(30),
});
export type RotateKey = z.input<typeof RotateKey>;

/** A key as it is handed to its partner, who computes tokens with it. */
export const HandedKey = z.object({ keyId: z.string(), key: z.string(), scheme: z.string() });
export type HandedKey = z.infer<typeof HandedKey>;
