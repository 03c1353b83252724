import type {
  DeliveryState,
  RemarkState,
  SharingCategory,
  SharingPurpose,
  SightingView,
} from "@/lib/indicators/contract";

export const categories: Record<SharingCategory, { label: string; meaning: string }> = {
  infrastructure: {
    label: "Infrastructure",
    meaning: "Addresses, mail domains and released wrappers, each with its precision.",
  },
  tokens: { label: "Tokens", meaning: "Accounts, as keyed hashes that only this partner's key makes." },
  counts: { label: "Counts", meaning: "How many accounts and exchanges, and what was held back; never below ten." },
};

export const purposes: Record<SharingPurpose, string> = {
  prevent_extraction: "Prevent extraction",
  protect_accounts: "Protect accounts",
  investigate_operator: "Investigate an operator",
  legal_duty: "Meet a legal duty",
};

export const deliveryStates: Record<DeliveryState, { label: string; color: string; meaning: string }> = {
  built: { label: "built", color: "orange", meaning: "It waits to be taken to the partner." },
  approved: {
    label: "approved",
    color: "orange",
    meaning: "Somebody approved it; nobody has taken the file to its end.",
  },
  downloaded: { label: "downloaded", color: "blue", meaning: "The file was taken and signed." },
  sent: { label: "sent", color: "blue", meaning: "It was sent to the partner." },
  fetched: { label: "fetched", color: "blue", meaning: "The partner has fetched it." },
  acknowledged: { label: "acknowledged", color: "teal", meaning: "The partner has said that it is done." },
};

export const causes: Record<string, string> = {
  appeal: "appeal upheld",
  dismissal: "dismissed or cleared",
  reversal: "decision reversed",
  sighting: "false positive at the partner",
};

export const sightingKinds: Record<SightingView["kind"], { label: string; color: string }> = {
  seen: { label: "seen", color: "blue" },
  false_positive: { label: "false positive", color: "orange" },
  expired: { label: "expired there", color: "gray" },
};

export const reviewWords: Record<NonNullable<SightingView["review"]>, string> = {
  waiting: "waits for a person",
  kept: "looked at, kept",
  revoked: "looked at, taken back",
};

export const remarkStates: Record<RemarkState, { label: string; color: string; meaning: string }> = {
  approved: {
    label: "to be taken",
    color: "orange",
    meaning: "The partner has no collection of this marking: download the file and send it.",
  },
  sent: { label: "sent", color: "blue", meaning: "It lies in the partner's collection." },
  downloaded: { label: "downloaded", color: "blue", meaning: "The file was taken." },
  fetched: { label: "fetched", color: "teal", meaning: "The partner's machines have it." },
  revoked: { label: "taken back", color: "gray", meaning: "A later version revokes it." },
};

/** The parts of what is shared, as they are headed wherever they are shown. */
export const sharingParts = {
  sightings: "Sightings by partners",
  told: "Told to partners",
  wouldLeave: "What would leave",
  nothingLeft: "Nothing has left",
};

/** Heads the gate's refusal. */
export const gateRefuses = "The gate lets nothing out";
export const leastMarking = "At least marked";
