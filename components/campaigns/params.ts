"use client";
import { createParser, parseAsArrayOf, parseAsBoolean, parseAsStringLiteral } from "nuqs";
import { campaignSorts, campaignStatuses } from "@/lib/campaigns/contract";
import { verdicts } from "@/lib/detection/contract";

/** Trimmed, so that a space at the end makes no other list. */
const parseAsSearch = createParser({ parse: (text) => text.trim() || null, serialize: String });

/** The list's state in the URL; what is at its default is not in it. */
export const campaignParams = {
  q: parseAsSearch,
  status: parseAsArrayOf(parseAsStringLiteral(campaignStatuses)).withDefault([]),
  verdict: parseAsArrayOf(parseAsStringLiteral(verdicts)).withDefault([]),
  sort: parseAsStringLiteral(campaignSorts).withDefault("score"),
  order: parseAsStringLiteral(["asc", "desc"] as const).withDefault("desc"),
  retired: parseAsBoolean.withDefault(false),
};
