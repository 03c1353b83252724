import type { Database } from "@/lib/db";
import type { Policy } from "../kinds";
import type { Taking } from "../measures/carry-out";
import type { Ground, Subject } from "../model";
import { readStrikeEvents } from "../store/policies";
import { departsFrom, type PolicyView, type Recommended } from "./contract";
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

/**
 * What is recommended for each account that a measure is about, and whether the measure departs from it: it goes with the decision. On
 * parts of accounts, and on whom they are referred to, no policy has a word.
 */
export async function readRecommended(db: Database, taking: Taking, now: Date): Promise<Map<string, Recommended>> {
  const { kind, shared, campaign, members } = taking;
  if (taking.of !== "account" || kind === "refer") return new Map();
  const { view, of } = await readAdvice(db, shared.policy, campaign, members, now);
  const chosen = { kind, parameters: shared.parameters, holdsHours: shared.holdsHours };
  return new Map(
    [...of].map(([accountId, { strike, step }]) => [
      accountId,
      { strike, step, policyVersion: view.version, departs: departsFrom(step, chosen) },
    ]),
  );
}
