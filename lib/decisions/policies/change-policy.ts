import { type Context, runCommand } from "@/lib/command";
import { canonicalJson, conflict, preconditionFailed } from "@/lib/kernel";
import { insertPolicyVersion } from "../store/policies";
import { ChangePolicy, type PolicyView } from "./contract";
import { readPolicyNow } from "./read-terms";

/**
 * Says what a policy recommends from now on, as a version that is added to those before. What is decided and proposed already stays.
 * @throws `conflict` when somebody changed it meanwhile; `precondition_failed` when nothing would change
 */
export function changePolicy(ctx: Context, input: ChangePolicy): Promise<PolicyView> {
  return runCommand(ctx, { permission: "policy.manage", schema: ChangePolicy, input }, async (scope) => {
    const { tx, now, record } = scope;
    const { policy, version, terms, reason } = scope.input;
    const before = await readPolicyNow(tx, policy);
    const changedMeanwhile = () =>
      conflict(
        `Somebody changed this policy meanwhile (you saw version ${version}): look at it again. Nothing was done.`,
      );
    if (before.version !== version) throw changedMeanwhile();
    if (canonicalJson(before.terms) === canonicalJson(terms)) {
      throw preconditionFailed("That is what the policy says already. Nothing was done.");
    }
    const row = {
      ...{ policy, version: version + 1, terms, reason, changedAt: now },
      ...{ changedById: ctx.actor.id, changedByName: ctx.actor.name },
    };
    if (!(await insertPolicyVersion(tx, row))) throw changedMeanwhile();
    record({
      action: "policy.change",
      subject: { type: "policy", id: policy },
      detail: { version: row.version, before: before.terms, after: terms, reason },
    });
    return readPolicyNow(tx, policy);
  });
}
