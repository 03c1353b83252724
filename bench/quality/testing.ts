import type { Tier, Verdict } from "@/lib/detection/contract";
import type { Subject } from "./subjects";

/** An independent innocent; `over` says what is different. */
export const subject = (account: string, over: Partial<Subject> = {}): Subject => ({
  account,
  seed: 1,
  extracts: false,
  kind: "independent",
  campaign: null,
  difficulty: null,
  country: "US",
  language: "en",
  program: "none",
  payment: "credit",
  vpn: "never",
  found: null,
  ...over,
});

/** An account of a true campaign. */
export const extracting = (account: string, campaign: string, over: Partial<Subject> = {}): Subject =>
  subject(account, { extracts: true, kind: "hydra", difficulty: "easy", campaign: `1/${campaign}`, ...over });

export const found = (campaignId: string, verdict: Verdict = "distillation", tier: Tier = "core") => ({
  found: { campaignId, verdict, tier },
});
