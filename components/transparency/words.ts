import { standings } from "@/components/badges/meanings";
import type { AppealEnd, PeriodFigures, TransparencyView } from "@/lib/transparency/contract";

export const measureNames: Record<keyof PeriodFigures["measures"]["parts"], string> = {
  require_verification: standings.verification_required.label,
  redact_reasoning: standings.redacted.label,
  throttle: standings.throttled.label,
  suspend: standings.suspended.label,
  ban: standings.banned.label,
  revoke_key: standings.keys_revoked.label,
};

export const appealEndNames: Record<AppealEnd, string> = {
  upheld: "Measure upheld",
  overturned: "Measure overturned",
  overturned_with_conditions: "Overturned with conditions",
  reduced: "Milder measure in its place",
  withdrawn: "Withdrawn",
  expired: "Ended without an answer",
};

/** `2026 Q3`, `Sep 2026`; UTC. */
export function periodName(from: string, grain: TransparencyView["grain"]): string {
  const at = new Date(from);
  if (grain === "quarter") return `${at.getUTCFullYear()} Q${Math.floor(at.getUTCMonth() / 3) + 1}`;
  return at.toLocaleString("en", { month: "short", year: "numeric", timeZone: "UTC" });
}
