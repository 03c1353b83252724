import { z } from "zod";
import { SharingCategory, SharingPurpose, Tlp } from "../vocabulary";

export const AgreementView = z.object({
  id: z.uuid(),
  partnerId: z.uuid(),
  version: z.number().int(),
  categories: z.array(SharingCategory),
  purposes: z.array(SharingPurpose),
  /** After so many days the partner deletes what it was given. */
  retentionDays: z.number().int(),
  /** Where it is kept: ISO 3166-1 alpha-2, `ZZ` when not stated. */
  country: z.string(),
  /** Account ids mean the same to both, so that their tokens can be matched. */
  sharesAccountNamespace: z.boolean(),
  /** Nothing goes to this partner under a more open marking. */
  leastTlp: Tlp,
  signedAt: z.iso.datetime(),
  signedBy: z.string(),
  expiresAt: z.iso.datetime(),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
});
export type AgreementView = z.infer<typeof AgreementView>;

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const atLeastOne = "Choose at least one.";

export const SaveAgreement = z
  .object({
    partnerId: z.uuid(),
    /** The version that was looked at, 0 when there was none: of two people, the second learns of the first. */
    version: z.number().int().min(0),
    categories: z.array(SharingCategory).min(1, atLeastOne),
    purposes: z.array(SharingPurpose).min(1, atLeastOne),
    retentionDays: z.number().int().min(1, "At least a day.").max(3_650, "At most ten years."),
    country: z.string().regex(/^[A-Z]{2}$/, "Two capital letters, as in ISO 3166: DE, US; ZZ when not stated."),
    sharesAccountNamespace: z.boolean().default(false),
    leastTlp: Tlp.default("clear"),
    signedAt: moment,
    signedBy: z.string().trim().min(1, "Name who signed.").max(200),
    expiresAt: moment,
  })
  .refine(({ signedAt, expiresAt }) => expiresAt > signedAt, {
    path: ["expiresAt"],
    message: "It ends after it was signed.",
  });
export type SaveAgreement = z.input<typeof SaveAgreement>;
