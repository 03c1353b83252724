import type { Database } from "@/lib/db";
import { canonicalJson } from "@/lib/kernel";
import type { MeasureKind, Policy } from "../kinds";
import type { Taking } from "../measures/carry-out";
import type { SubjectKind } from "../measures/contract";
import type { Ground, Subject } from "../model";
import { readStrikeEvents } from "../store/policies";
import {
  departsFrom,
  type PolicyView,
  type RecommendationView,
  type Recommended,
  type RecommendedGroup,
} from "./contract";
import { readPolicyNow } from "./read-terms";
import { type Advice, adviseFor } from "./recommend";
import { strikesOf } from "./strikes";

/** What a policy recommends for members now, by their account. Strikes under other policies do not count. */
export async function readAdvice(
  db: Database,
  policy: Policy,
  ground: Ground,
  members: readonly Subject[],
  now: Date,
): Promise<{ view: PolicyView; of: Map<string, Advice> }> {
  const ids = members.map(({ accountId }) => accountId);
  const [view, events] = await Promise.all([readPolicyNow(db, policy), readStrikeEvents(db, ids)]);
  const { terms } = view;
  const of = members.map((member) => {
    const strikes = strikesOf(events.get(member.accountId) ?? [], () => terms.strikeDays, now);
    const own = strikes.filter((strike) => strike.policy === policy).length;
    return [member.accountId, adviseFor(member, ground, terms, own)] as const;
  });
  return { view, of: new Map(of) };
}

/** Parts of accounts, and whom accounts are referred to, are nothing that a policy has a word on. */
export const hasAdvice = (kind: MeasureKind, of: SubjectKind): boolean => of === "account" && kind !== "refer";

/** The same as people read it, accounts of one advice together. */
export async function readRecommendation(...of: Parameters<typeof readAdvice>): Promise<RecommendationView> {
  const advice = await readAdvice(...of);
  const { policy, version, terms } = advice.view;
  const { severity, strikeDays } = terms;
  return { policy, version, severity, strikeDays, groups: groupsOf([...advice.of.values()]) };
}

/** Accounts of the same advice together: those that a step is allowed for first, then the largest group, then that of fewer strikes. */
function groupsOf(advice: readonly Advice[]): RecommendedGroup[] {
  const groups = new Map<string, RecommendedGroup>();
  for (const one of advice) {
    const key = canonicalJson({ ...one });
    const found = groups.get(key);
    if (found === undefined) groups.set(key, { ...one, accounts: 1 });
    else found.accounts += 1;
  }
  return [...groups.values()].sort(
    (a, b) => Number(a.step === null) - Number(b.step === null) || b.accounts - a.accounts || a.strike - b.strike,
  );
}

/**
 * What is recommended for each account that a measure is about, and whether the measure departs from it: it goes with the decision.
 * Empty for what no policy has a word on.
 */
export async function readRecommended(db: Database, taking: Taking, now: Date): Promise<Map<string, Recommended>> {
  const { kind, shared, campaign, members } = taking;
  if (!hasAdvice(kind, taking.of)) return new Map();
  const { view, of } = await readAdvice(db, shared.policy, campaign, members, now);
  const chosen = { kind, parameters: shared.parameters, holdsHours: shared.holdsHours };
  return new Map(
    [...of].map(([accountId, { strike, step }]) => [
      accountId,
      { strike, step, policyVersion: view.version, departs: departsFrom(step, chosen) },
    ]),
  );
}
