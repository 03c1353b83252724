import type { AccountStanding, CampaignStatus } from "@/lib/campaigns/contract";
import {
  consistentWithDistillation,
  type Disposition,
  type Family,
  type Tier,
  type Verdict,
} from "@/lib/detection/contract";

interface Meaning {
  label: string;
  /** A colour of the theme; red only for what was decided against somebody. */
  color: string;
  meaning: string;
}

export const verdicts: Record<Verdict, Meaning> = {
  distillation: {
    label: "Distillation",
    color: "red",
    meaning: `${consistentWithDistillation}.`,
  },
  relay: { label: "Relay", color: "orange", meaning: "Unauthorised resale of access, mostly to ordinary people." },
  shared_infrastructure: {
    label: "Shared infrastructure",
    color: "blue",
    meaning: "Accounts that share a company, a university or a carrier, and nothing else.",
  },
  evaluation: { label: "Evaluation", color: "teal", meaning: "Research or benchmarks." },
  undetermined: { label: "Undetermined", color: "gray", meaning: "Run together; what for is not clear." },
};

export const statuses: Record<CampaignStatus, Meaning> = {
  open: { label: "Open", color: "yellow", meaning: "Waits for a person's decision." },
  confirmed: { label: "Confirmed", color: "red", meaning: "A person confirmed the verdict." },
  dismissed: { label: "Dismissed", color: "gray", meaning: "A person said that this is not a campaign." },
};

/** Of a campaign that went into another, or whose merge or split was taken back. */
export const ended: Meaning = { label: "Ended", color: "gray", meaning: "Nothing is decided on it any more." };

export const dispositions: Record<Disposition, Meaning> = {
  operated: { label: "Operated", color: "red", meaning: "Opened and run by the campaign's operator." },
  compromised: {
    label: "Compromised",
    color: "grape",
    meaning: "A stolen key or account of somebody else: revoke the key, tell the owner.",
  },
  relay_customer: { label: "Relay customer", color: "orange", meaning: "A person who bought access from a relay." },
  bystander: { label: "Bystander", color: "teal", meaning: "Shares something by chance; has no part in this." },
  unknown: { label: "Unknown", color: "gray", meaning: "Nobody has said yet what this account is here." },
};

export const tiers: Record<Tier, Meaning> = {
  core: { label: "Core", color: "lake", meaning: "Joined by links above the threshold." },
  associated: { label: "Associated", color: "gray", meaning: "Near the core; never enforced automatically." },
};

export const standings: Record<AccountStanding, Meaning> = {
  active: { label: "Active", color: "gray", meaning: "No decision restricts this account." },
  observed: { label: "Observed", color: "gray", meaning: "Watched; nothing is asked of it." },
  verification_required: {
    label: "Proof asked for",
    color: "yellow",
    meaning: "Its owner is to say what the outputs are for, or who they are.",
  },
  redacted: { label: "Reasoning withheld", color: "yellow", meaning: "It gets answers without reasoning." },
  throttled: { label: "Throttled", color: "orange", meaning: "It may send so many requests a minute and no more." },
  suspended: { label: "Suspended", color: "red", meaning: "Its requests are refused until the suspension ends." },
  keys_revoked: { label: "Keys revoked", color: "orange", meaning: "Its keys were revoked; the account stands." },
  banned: { label: "Banned", color: "red", meaning: "A decision shut this account off." },
};

export const familyNames: Record<Family, string> = {
  payment: "Payment",
  identity: "Identity",
  network: "Network",
  client: "Client",
  content: "Content",
  registration: "Registration",
  timing: "Timing",
};
