import { type AccountStanding, accountStandings } from "@/lib/campaigns";
import { type DecisionKind, type Policy, policies } from "./kinds";

const standingOf: Partial<Record<DecisionKind, AccountStanding>> = {
  observe: "observed",
  require_verification: "verification_required",
  redact_reasoning: "redacted",
  throttle: "throttled",
  revoke_key: "keys_revoked",
  suspend: "suspended",
  ban: "banned",
};

/** One decision about an account, as far as its standing depends on it. */
export interface StandingEvent {
  id: string;
  kind: DecisionKind;
  reversesId: string | null;
  expiresAt: Date | null;
  parameters: unknown;
  policy: string | null;
  disclosure: "disclosed" | "covert" | null;
  keyId: string | null;
  endUserId: string | null;
}

/** Those that nothing has reversed and that have not ended by themselves. */
function standingMeasures(events: readonly StandingEvent[], now: Date): StandingEvent[] {
  const reversed = new Set(events.map(({ reversesId }) => reversesId));
  return events.filter(
    ({ id, kind, expiresAt }) =>
      standingOf[kind] !== undefined && !reversed.has(id) && (expiresAt === null || expiresAt > now),
  );
}

const hardest = (kinds: Iterable<DecisionKind>): AccountStanding => {
  const found = new Set([...kinds].map((kind) => standingOf[kind]));
  return accountStandings.findLast((one) => found.has(one)) ?? "active";
};

/** What all decisions about an account come to, in their order: the hardest that stands. What is about a part of it counts for the part. */
export function standingAfter(events: readonly StandingEvent[], now: Date) {
  const whole = standingMeasures(events, now).filter(({ keyId, endUserId }) => keyId === null && endUserId === null);
  const kinds = new Set(whole.map(({ kind }) => kind));
  return {
    standing: hardest(kinds),
    keysRevoked: kinds.has("revoke_key"),
    lastDecisionId: events.at(-1)?.id ?? null,
  };
}

export interface GatewayRule {
  subject: "account" | "key" | "end_user";
  part: string;
  effect: "allow" | "throttle" | "deny";
  perMinute: number | null;
  obligations: string[];
  reasonClass: string | null;
  decisionId: string;
  /** When nothing of it holds any more; null while something has no end. */
  expiresAt: Date | null;
  /** When it is to be told anew, since a part of it ends; never later than the end. */
  revisitAt: Date | null;
}

/** The keys that a revocation made useless: those that the account was seen to use. */
const revokedKeys = ({ kind, keyId, parameters }: StandingEvent): string[] => {
  if (kind !== "revoke_key" || keyId !== null) return [];
  const keys = (parameters as { keys?: unknown } | null)?.keys;
  return Array.isArray(keys) ? keys.map(String) : [];
};

const placesOf = (event: StandingEvent): { subject: GatewayRule["subject"]; part: string }[] => {
  if (event.keyId !== null) return [{ subject: "key", part: event.keyId }];
  if (event.endUserId !== null) return [{ subject: "end_user", part: event.endUserId }];
  if (event.kind === "revoke_key") return revokedKeys(event).map((part) => ({ subject: "key" as const, part }));
  return [{ subject: "account", part: "" }];
};

/**
 * What gateways are told about an account and its parts. Every place that a decision ever named has a rule, also when nothing stands
 * any more: that one allows.
 * @param limits requests a minute that an adaptive throttle has come to, by the id of its decision
 */
export function gatewayRulesAfter(
  events: readonly StandingEvent[],
  now: Date,
  limits: ReadonlyMap<string, number> = new Map(),
): GatewayRule[] {
  const named = new Map<
    string,
    { subject: GatewayRule["subject"]; part: string; last: string; standing: StandingEvent[] }
  >();
  const standing = new Set(standingMeasures(events, now));
  for (const event of events) {
    if (standingOf[event.kind] === undefined || event.kind === "observe") continue;
    for (const place of placesOf(event)) {
      const key = `${place.subject} ${place.part}`;
      const found = named.get(key) ?? { ...place, last: event.id, standing: [] };
      found.last = event.id;
      if (standing.has(event)) found.standing.push(event);
      named.set(key, found);
    }
  }
  return [...named.values()].map(({ subject, part, last, standing: own }) => ({
    subject,
    part,
    ...ruleOf(own, last, limits),
  }));
}

function ruleOf(own: readonly StandingEvent[], last: string, limits: ReadonlyMap<string, number>) {
  const denying = own.findLast(({ kind }) => kind === "ban" || kind === "suspend" || kind === "revoke_key");
  const throttle = own.findLast(({ kind }) => kind === "throttle");
  const [redact, verify] = (["redact_reasoning", "require_verification"] as const).map((kind) =>
    own.findLast((event) => event.kind === kind),
  );
  const weightiest = denying ?? throttle ?? redact ?? verify;
  const ends = own.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt.getTime()]));
  return {
    effect: denying ? ("deny" as const) : throttle ? ("throttle" as const) : ("allow" as const),
    perMinute: throttle === undefined ? null : (limits.get(throttle.id) ?? ceilingOf(throttle)),
    obligations: [...(redact ? ["redact_reasoning"] : []), ...(verify ? ["require_verification"] : [])],
    reasonClass: weightiest === undefined ? null : reasonClassOf(weightiest),
    decisionId: weightiest?.id ?? last,
    // A part that ends early must not take what stands beside it along.
    expiresAt: ends.length === 0 || ends.length < own.length ? null : new Date(Math.max(...ends)),
    revisitAt: ends.length === 0 ? null : new Date(Math.min(...ends)),
  };
}

const ceilingOf = ({ parameters }: StandingEvent): number =>
  Number((parameters as { ceiling?: unknown } | null)?.ceiling ?? 1);

/** A covert measure tells nobody why. */
const reasonClassOf = ({ policy, disclosure }: StandingEvent): string | null =>
  disclosure === "covert" ? null : (policies[policy as Policy] ?? null);
