import { day } from "@/lib/kernel";
import { type DecisionKind, isRestricting, Policy } from "../kinds";

/** One decision of an account's log, as far as its strikes depend on it. */
export interface StrikeEvent {
  id: string;
  kind: DecisionKind;
  policy: string | null;
  disclosure: "disclosed" | "covert" | null;
  /** A part of the account that it is about. */
  keyId: string | null;
  endUserId: string | null;
  reversesId: string | null;
  at: Date;
}

export interface Strike {
  decisionId: string;
  policy: Policy;
  kind: DecisionKind;
  at: Date;
  until: Date;
}

/**
 * The strikes of one account: its disclosed restricting measures that nobody took back, for as long as the policy of each counts them.
 * A measure that ended by itself still counts; one on a key or an end user does not, and neither does what the owner was never told.
 * @param events all decisions about the account, its reversals among them
 */
export function strikesOf(events: readonly StrikeEvent[], strikeDays: (policy: Policy) => number, now: Date): Strike[] {
  const reversed = new Set(events.map(({ reversesId }) => reversesId));
  return events.flatMap((event) => {
    const { id: decisionId, kind, at } = event;
    const policy = Policy.safeParse(event.policy).data;
    const isPart = event.keyId !== null || event.endUserId !== null;
    if (policy === undefined || isPart || !isRestricting(kind)) return [];
    if (event.disclosure === "covert" || reversed.has(decisionId)) return [];
    const until = new Date(at.getTime() + strikeDays(policy) * day);
    return until > now && at <= now ? [{ decisionId, policy, kind, at, until }] : [];
  });
}
