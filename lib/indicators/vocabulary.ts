import { z } from "zod";
import { tlpLevels } from "@/lib/kernel";

export { Tlp } from "@/lib/taxii/contract";
export { tlpLevels };

/** What may be shared, in tiers that an agreement allows one by one. */
export const sharingCategories = ["infrastructure", "tokens", "counts"] as const;
export const SharingCategory = z.enum(sharingCategories);
export type SharingCategory = z.infer<typeof SharingCategory>;

/** What for; an agreement names those that it covers. */
export const sharingPurposes = [
  "prevent_extraction",
  "protect_accounts",
  "investigate_operator",
  "legal_duty",
] as const;
export const SharingPurpose = z.enum(sharingPurposes);
export type SharingPurpose = z.infer<typeof SharingPurpose>;

export const BundleFormat = z.enum(["stix", "misp"]);
export type BundleFormat = z.infer<typeof BundleFormat>;

/** What a token is made of. Mail and phone mean the same to everybody; account ids where the namespace is shared. */
export const tokenTypes = ["mail", "phone", "account"] as const;
export const TokenType = z.enum(tokenTypes);
export type TokenType = z.infer<typeof TokenType>;
