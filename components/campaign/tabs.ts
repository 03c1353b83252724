"use client";
import { parseAsStringLiteral, useQueryState } from "nuqs";

/** The parts of a campaign's page in their order; the number of each is its key. */
export const tabs = [
  "why",
  "traffic",
  "graph",
  "members",
  "line-up",
  "decisions",
  "notebook",
  "operator",
  "share",
] as const;
export type CampaignTab = (typeof tabs)[number];

export const tabLabels: Record<CampaignTab, string> = {
  why: "Why",
  traffic: "Traffic",
  graph: "Graph",
  members: "Members",
  "line-up": "Line-up",
  decisions: "Decisions",
  notebook: "Notebook",
  operator: "Operator",
  share: "Share",
};

/** The open part, kept in the address as `?tab=`. */
export const useCampaignTab = () =>
  useQueryState("tab", parseAsStringLiteral(tabs).withDefault("why").withOptions({ history: "push" }));
