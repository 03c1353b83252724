import type { Database } from "@/lib/db";
import { Policy } from "../kinds";
import { type PolicyVersionRow, readNewestVersions } from "../store/policies";
import { PolicyTerms, type PolicyView } from "./contract";
import { shippedTerms } from "./shipped";

export const shippedView = (policy: Policy): PolicyView => ({
  ...{ policy, version: 0, terms: shippedTerms[policy], changed: null },
});

export const versionView = (row: PolicyVersionRow): PolicyView => ({
  policy: Policy.parse(row.policy),
  version: row.version,
  terms: PolicyTerms.parse(row.terms),
  changed: { by: row.changedByName, at: row.changedAt.toISOString(), reason: row.reason },
});

/** What each policy recommends now. */
export async function readPolicies(db: Database): Promise<Record<Policy, PolicyView>> {
  const changed = (await readNewestVersions(db)).map(versionView);
  const views = Policy.options.map((policy) => changed.find((view) => view.policy === policy) ?? shippedView(policy));
  return Object.fromEntries(views.map((view) => [view.policy, view])) as Record<Policy, PolicyView>;
}

export const readPolicyNow = async (db: Database, policy: Policy): Promise<PolicyView> =>
  (await readPolicies(db))[policy];
