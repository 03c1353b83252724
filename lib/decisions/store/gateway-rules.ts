import type { Database } from "@/lib/db";
import type { GatewayRule } from "../standing";

/** Writes rules that are new or differ from what gateways are told already: what stays as it is wakes nobody. */
export async function writeGatewayRules(
  tx: Database,
  rules: readonly (GatewayRule & { accountId: string })[],
  now: Date,
): Promise<void> {
  if (rules.length === 0) return;
  const rows = JSON.stringify(
    rules.map((rule) => ({
      ...{ subject: rule.subject, account_id: rule.accountId, part: rule.part, effect: rule.effect },
      ...{ per_minute: rule.perMinute, obligations: rule.obligations, reason_class: rule.reasonClass },
      ...{ decision_id: rule.decisionId, expires_at: rule.expiresAt, revisit_at: rule.revisitAt },
    })),
  );
  await tx.$executeRaw`
    insert into gateway_rule as old (subject, account_id, part, effect, per_minute, obligations, reason_class, decision_id, expires_at, revisit_at, changed_at, changed_in)
    select v.subject, v.account_id, v.part, v.effect, v.per_minute, v.obligations, v.reason_class, v.decision_id, v.expires_at, v.revisit_at, ${now}, 0
    from jsonb_to_recordset(${rows}::jsonb) as v(subject "GatewaySubject", account_id text, part text, effect "GatewayEffect",
      per_minute int, obligations text[], reason_class text, decision_id uuid, expires_at timestamptz, revisit_at timestamptz)
    order by 1, 2, 3
    on conflict (subject, account_id, part) do update set effect = excluded.effect, per_minute = excluded.per_minute,
      obligations = excluded.obligations, reason_class = excluded.reason_class, decision_id = excluded.decision_id,
      expires_at = excluded.expires_at, revisit_at = excluded.revisit_at, changed_at = excluded.changed_at
    where (old.effect, old.per_minute, old.obligations, old.reason_class, old.decision_id, old.expires_at, old.revisit_at)
      is distinct from (excluded.effect, excluded.per_minute, excluded.obligations, excluded.reason_class, excluded.decision_id, excluded.expires_at, excluded.revisit_at)`;
}

/** Accounts of which something has ended by itself since their rules were written. */
export async function readLapsed(tx: Database, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.gatewayRule.findMany({
    where: { revisitAt: { lte: now } },
    select: { accountId: true },
    distinct: ["accountId"],
    orderBy: { accountId: "asc" },
    take: limit,
  });
  return rows.map(({ accountId }) => accountId);
}
