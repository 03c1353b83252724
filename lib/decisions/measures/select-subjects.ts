import type { Context } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import type { DecisionOutcome } from "../contract";
import type { Ground, Subject } from "../model";
import { readPolicyNow } from "../policies/read-terms";
import { refuse, requireMembers } from "../require-members";
import { readSubjects } from "../store/members";
import { type MeasureOrder, type MeasureTarget, parametersOf, type SubjectKind } from "./contract";
import { measures, sortSubjects } from "./rules";

/** Whom a decision is about: an account, or a key or an end user of it. */
export interface MeasureSubject {
  accountId: string;
  of: SubjectKind;
  /** Empty for the account as a whole. */
  part: string;
}

/** The accounts that a target names; undefined stands for the whole core. */
export function accountsOf(target: MeasureTarget): string[] | undefined {
  if (target === "core") return undefined;
  const named = Array.isArray(target) ? target : target.parts.map(({ accountId }) => accountId);
  return [...new Set(named)].sort();
}

/**
 * Whom the rules let an order reach, in the order of their ids, and whom they spare.
 * @throws `precondition_failed` when the campaign is no ground for it, when a named account is spared, or when nobody is left
 */
export async function selectSubjects(
  ctx: Context,
  campaign: Ground & { id: string; codeName: string },
  order: MeasureOrder,
): Promise<{ subjects: MeasureSubject[]; members: Subject[]; excluded: DecisionOutcome["skipped"] }> {
  const measure = measures[order.kind];
  const refusal = measure.ground(campaign);
  if (refusal !== undefined) throw preconditionFailed(refusal);
  const named = accountsOf(order.target);
  const members = await readSubjects(ctx.db, ctx.warehouse, campaign.id, named);
  if (named) requireMembers(members, named, campaign.codeName);
  const { programs } = (await readPolicyNow(ctx.db, order.policy)).terms;
  const asked = { parameters: parametersOf(order), programs };
  const { eligible, skipped } = sortSubjects(members, campaign, measure, asked);
  if (skipped.length > 0 && (named !== undefined || eligible.length === 0)) throw refuse(skipped);
  if (eligible.length === 0) throw preconditionFailed("The core is empty: there is nobody to act on.");
  return { subjects: partsOf(eligible, order.target), members: eligible, excluded: skipped };
}

function partsOf(eligible: readonly { accountId: string }[], target: MeasureTarget): MeasureSubject[] {
  if (target === "core" || Array.isArray(target)) {
    return eligible.map(({ accountId }) => ({ accountId, of: "account" as const, part: "" }));
  }
  const key = (one: { accountId: string; part: string }) => `${one.accountId}\n${one.part}`;
  const distinct = new Map(target.parts.map((one) => [key(one), one]));
  return [...distinct.keys()].sort().flatMap((one) => {
    const found = distinct.get(one);
    return found === undefined ? [] : [{ ...found, of: target.of }];
  });
}
