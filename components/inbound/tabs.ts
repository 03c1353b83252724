"use client";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { inboundStates } from "@/lib/inbound/contract";

export const tabs = ["quarantine", "batches", "requests", "partners"] as const;
export type InboundTab = (typeof tabs)[number];

export const tabLabels: Record<InboundTab, string> = {
  quarantine: "Indicators",
  batches: "Batches",
  requests: "Requests for information",
  partners: "How right partners are",
};

export const narrowings = ["matched", "contested", "unmatchable"] as const;

const params = {
  tab: parseAsStringLiteral(tabs).withDefault("quarantine"),
  state: parseAsStringLiteral(["any", ...inboundStates] as const).withDefault("quarantined"),
  only: parseAsStringLiteral(narrowings),
  batch: parseAsString,
};

/** What of the inbox is shown, kept in the address. */
export const useInboundParams = () => useQueryStates(params, { history: "push" });
