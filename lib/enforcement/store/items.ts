import type { Database } from "@/lib/db";
import type { Item } from "../connectors/connector";

/** Rows of the ledger with what they are about, what stands against the same subject, and what was done before. */
export async function readItems(db: Database, ids: readonly string[], now: Date): Promise<Item[]> {
  const rows = await db.$queryRaw<(Omit<Item, "sequence"> & { sequence: bigint })[]>`
    select e.id::text, e.decision_id::text as "decisionId", d.sequence, e.account_id as "accountId", m.key_id as "keyId",
      m.end_user_id as "endUserId", e.countermeasure::text,
      case when e.countermeasure = 'reinstate' then m.kind::text end as reverts,
      d.at as "decidedAt", m.expires_at as "expiresAt",
      coalesce(g.per_minute, case when m.parameters ->> 'ceiling' ~ '^[0-9]{1,9}$' then (m.parameters ->> 'ceiling')::int end)
        as "perMinute",
      case when m.disclosure is distinct from 'covert' then m.policy end as policy,
      array(
        select distinct s.kind::text from decision s
        where s.account_id = e.account_id and s.key_id is not distinct from m.key_id and s.end_user_id is not distinct from m.end_user_id
          and s.kind in ('ban', 'suspend', 'revoke_key', 'throttle', 'redact_reasoning', 'require_verification', 'refer')
          and (s.expires_at is null or s.expires_at > ${now}) and not exists (select 1 from decision r where r.reverses_id = s.id)
        order by 1) as standing,
      case when e.countermeasure = 'reinstate' then before.receipt else e.receipt end as receipt
    from enforcement e join decision d on d.id = e.decision_id join decision m on m.id = coalesce(d.reverses_id, d.id)
      left join enforcement before on before.decision_id = m.id and before.connector_id = e.connector_id
        and before.countermeasure <> 'reinstate' and e.countermeasure = 'reinstate'
      left join gateway_rule g on g.account_id = e.account_id and g.part = coalesce(m.key_id, m.end_user_id, '')
        and g.subject = (case when m.key_id is not null then 'key' when m.end_user_id is not null then 'end_user' else 'account' end)::"GatewaySubject"
    where e.id = any(${[...ids]}::uuid[]) order by d.sequence, e.id`;
  return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
}
