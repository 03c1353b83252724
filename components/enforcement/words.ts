import { measureLabels } from "@/components/campaign/measures/measure-words";
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
  ...measureLabels,
  reinstate: "Reinstate",
};

/** What an enforcement is about, in one text: the account, and the key or end user of it. */
export const subjectOf = ({ accountId, keyId, endUserId }: EnforcementView): string =>
  [accountId, keyId && `key ${keyId}`, endUserId && `end user ${endUserId}`].filter(Boolean).join(", ");

/** Where a row stands; a referral stands where its recipient does, whatever became of the message. */
export function standingOf({ state, connector, referral }: EnforcementView): { label: string; color: string } {
  if (referral === null || state === "cancelled") return { label: state, color: stateColors[state] };
  if (referral.answer !== null) return { label: "answered", color: "teal" };
  if (referral.isOverdue) return { label: "overdue", color: "red" };
  if (connector === null) return { label: "tell them", color: "yellow" };
  return state === "failed" ? { label: state, color: stateColors[state] } : { label: "awaits answer", color: "blue" };
}

/** What carries it out: `none` while nothing is connected; a referral that nothing carries is a person's. */
export const connectorName = ({ connector, referral }: EnforcementView): string =>
  connector?.name ?? (referral === null ? "none" : "by hand");

/** What a decision is worth while nothing carries it out. */
export const noGateway = "Recorded; no gateway is connected";
export const noGatewayYet = `${noGateway}, so no request is refused yet.`;
