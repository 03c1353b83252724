import type { Countermeasure, EnforcementState, EnforcementView } from "@/lib/enforcement/contract";

export const stateColors: Record<EnforcementState, string> = {
  requested: "gray",
  sent: "blue",
  acknowledged: "yellow",
  verified: "teal",
  cancelled: "gray",
  failed: "red",
};

export const countermeasureLabels: Record<Countermeasure, string> = {
  ban: "Ban",
  suspend: "Suspend",
  revoke_key: "Revoke key",
  throttle: "Throttle",
  redact_reasoning: "Redact reasoning",
  require_verification: "Require verification",
  refer: "Refer",
  reinstate: "Reinstate",
};

/** What an enforcement is about, in one text: the account, and the key or end user of it. */
export const subjectOf = ({ accountId, keyId, endUserId }: EnforcementView): string =>
  [accountId, keyId && `key ${keyId}`, endUserId && `end user ${endUserId}`].filter(Boolean).join(", ");
