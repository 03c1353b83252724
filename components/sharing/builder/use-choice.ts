"use client";
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { BundleTerms, PartnerView } from "@/lib/indicators/contract";
import { sharingCategories, sharingPurposes, tlpLevels } from "@/lib/indicators/contract";

const parsers = {
  partner: parseAsString,
  tlp: parseAsStringLiteral(tlpLevels).withDefault("amber"),
  categories: parseAsArrayOf(parseAsStringLiteral(sharingCategories)),
  purpose: parseAsStringLiteral(sharingPurposes),
};

/** What is chosen, kept in the address; what was not chosen is what the agreement covers. */
export function useChoice() {
  const [chosen, choose] = useQueryStates(parsers);
  return { chosen, choose };
}
export type Choice = ReturnType<typeof useChoice>;

/** What the choice asks of the gate; undefined until a partner is chosen. */
export function termsOf({ chosen }: Choice, partner?: PartnerView): BundleTerms | undefined {
  if (partner === undefined) return undefined;
  const { tlp, categories, purpose } = chosen;
  return {
    ...{ partner: partner.id, tlp },
    ...(categories === null || categories.length === 0 ? {} : { categories }),
    ...(purpose === null ? {} : { purpose }),
  };
}
