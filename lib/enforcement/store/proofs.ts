import type { Database } from "@/lib/db";
import { second } from "@/lib/kernel";
import { Prisma } from "@/prisma/generated/client";
import { mostReadBack } from "../model";

/** A replica that was silent for longer is not counted on. */
const aliveMs = 10 * second;

export const hasLiveReplica = async (db: Database, now: Date): Promise<boolean> =>
  (await db.policyReplica.findFirst({ where: { seenAt: { gt: new Date(now.getTime() - aliveMs) } } })) !== null;

export const countLiveReplicas = (db: Database, now: Date): Promise<number> =>
  db.policyReplica.count({ where: { seenAt: { gt: new Date(now.getTime() - aliveMs) } } });

/** The rules `g` that a measure `m` about the account of `e` comes to: revoked keys of an account have one each. */
const ruleOfMeasure = Prisma.sql`g.account_id = e.account_id and (case
  when m.key_id is not null then g.subject = 'key' and g.part = m.key_id
  when m.end_user_id is not null then g.subject = 'end_user' and g.part = m.end_user_id
  when m.kind = 'revoke_key' then g.subject = 'key' and m.parameters->'keys' @> to_jsonb(g.part)
  else g.subject = 'account' end)`;

export interface Followed {
  sent: number;
  acknowledged: number;
  verified: number;
}

/**
 * Brings the rows of the policy endpoint to where its replicas are: sent once there is a rule, acknowledged once every replica that
 * lives has it in its memory, verified once one was seen to act by it.
 */
export async function followRules(tx: Database, connectorId: string, now: Date): Promise<Followed> {
  const alive = new Date(now.getTime() - aliveMs);
  const sent = await tx.$executeRaw`
    update enforcement e set state = 'sent', sent_at = g.changed_at, updated_at = ${now}
    from decision d, decision m, gateway_rule g
    where e.connector_id = ${connectorId}::uuid and e.state = 'requested'
      and d.id = e.decision_id and m.id = coalesce(d.reverses_id, d.id)
      and ${ruleOfMeasure}
      -- What expired ends with the rule, when that is rewritten or has run out itself.
      and (e.countermeasure <> 'reinstate' or d.reverses_id is not null or g.decision_id <> m.id
        or g.changed_at >= m.expires_at or g.expires_at <= ${now})`;
  const acknowledged = await tx.$executeRaw`
    update enforcement e set state = 'acknowledged', acknowledged_at = ${now}, updated_at = ${now}, error = null,
      receipt = jsonb_build_object('replicas', a.replicas, 'ruleOf', g.decision_id, 'changedAt', g.changed_at)
    from decision d, decision m, gateway_rule g,
      (select min(applied_in) as applied, count(*) as replicas from policy_replica where seen_at > ${alive}) a
    where e.connector_id = ${connectorId}::uuid and e.state = 'sent' and a.replicas > 0 and g.changed_in < a.applied
      and d.id = e.decision_id and m.id = coalesce(d.reverses_id, d.id)
      and ${ruleOfMeasure}`;
  const verified = await tx.$executeRaw`
    update enforcement e set state = 'verified', verified_at = o.last_at, verified_by = 'observed', updated_at = ${now}, error = null,
      acknowledged_at = coalesce(e.acknowledged_at, o.first_at),
      receipt = coalesce(e.receipt, '{}') || jsonb_build_object('effect', o.effect, 'firstAt', o.first_at, 'lastAt', o.last_at, 'times', o.times)
    from gateway_observation o
    where e.connector_id = ${connectorId}::uuid and e.state in ('sent', 'acknowledged') and o.decision_id = e.decision_id
      and o.account_id = e.account_id and o.effect::text = case
        when e.countermeasure in ('ban', 'suspend', 'revoke_key') then 'deny'
        when e.countermeasure = 'throttle' then 'throttle'
        when e.countermeasure in ('redact_reasoning', 'require_verification') then 'allow' end`;
  return { sent, acknowledged, verified: verified + (await followObligations(tx, connectorId, now)) };
}

/**
 * An obligation that stands beside something weightier is told by that one's rule: it is proved by a request that this rule let through with
 * its obligations, once every replica had them in its memory.
 */
const followObligations = (tx: Database, connectorId: string, now: Date): Promise<number> =>
  tx.$executeRaw`
    update enforcement e set state = 'verified', verified_at = o.last_at, verified_by = 'observed', updated_at = ${now}, error = null,
      receipt = coalesce(e.receipt, '{}') || jsonb_build_object('effect', o.effect, 'lastAt', o.last_at, 'toldBy', g.decision_id)
    from decision m, gateway_rule g, gateway_observation o
    where e.connector_id = ${connectorId}::uuid and e.state = 'acknowledged'
      and e.countermeasure in ('redact_reasoning', 'require_verification') and m.id = e.decision_id and ${ruleOfMeasure}
      and g.decision_id <> e.decision_id and g.effect <> 'deny' and e.countermeasure::text = any(g.obligations)
      and o.decision_id = g.decision_id and o.subject = g.subject and o.account_id = g.account_id and o.part = g.part
      and o.effect = 'allow' and o.last_at > e.acknowledged_at`;

/** Rows of a connector whose gateway can be asked: what waits for its proof first, then what was not looked at for longest. */
export async function dueForReading(db: Database, connectorId: string, before: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select e.id::text from enforcement e join decision d on d.id = e.decision_id
    where e.connector_id = ${connectorId}::uuid and e.state in ('sent', 'acknowledged', 'verified')
      and (e.checked_at is null or e.checked_at <= ${before})
      -- What was taken back or has expired is proved by the row of its end.
      and (e.countermeasure = 'reinstate' or ((d.expires_at is null or d.expires_at > ${before})
        and not exists (select 1 from decision r where r.reverses_id = d.id)))
    order by (e.state = 'verified'), e.checked_at nulls first, e.id limit ${mostReadBack}::int`;
  return rows.map(({ id }) => id);
}

export interface Proof {
  id: string;
  holds: boolean;
  words: string;
}

/** Writes what gateways said they hold. Returns how many rows are proved now that were not, and how many are otherwise. */
export async function writeProofs(tx: Database, proofs: readonly Proof[], now: Date) {
  const verified = await tx.$queryRaw<{ fresh: boolean }[]>`
    update enforcement e set state = 'verified', verified_at = ${now}, verified_by = 'read_back', checked_at = ${now}, error = null,
      acknowledged_at = coalesce(e.acknowledged_at, ${now}), updated_at = ${now},
      receipt = coalesce(e.receipt, '{}') || jsonb_build_object('readBack', v.words, 'readAt', ${now.toISOString()}::text)
    from (select p.id, p.words, o.state as before from unnest(${proofs.filter(({ holds }) => holds).map(({ id }) => id)}::uuid[],
            ${proofs.filter(({ holds }) => holds).map(({ words }) => words)}::text[]) as p(id, words)
          join enforcement o on o.id = p.id) v
    where e.id = v.id and e.state in ('sent', 'acknowledged', 'verified') returning (v.before <> 'verified') as fresh`;
  const wrong = proofs.filter(({ holds }) => !holds);
  const otherwise = await tx.$executeRaw`
    update enforcement e set state = 'acknowledged', verified_at = null, verified_by = null, checked_at = ${now}, error = v.words,
      drift_since = coalesce(e.drift_since, ${now}), drift_seen_at = ${now}, updated_at = ${now}
    from unnest(${wrong.map(({ id }) => id)}::uuid[], ${wrong.map(({ words }) => words)}::text[]) as v(id, words)
    where e.id = v.id and e.state in ('acknowledged', 'verified')`;
  return { verified: verified.filter(({ fresh }) => fresh).length, otherwise };
}

export async function markRead(tx: Database, ids: readonly string[], now: Date): Promise<void> {
  await tx.enforcement.updateMany({ where: { id: { in: [...ids] } }, data: { checkedAt: now } });
}

/** Rows of a message about the accounts that a receipt names. */
export const rowsOfReceipt = (tx: Database, deliveryId: string, accountIds: readonly string[]) =>
  tx.enforcement.findMany({
    where: { deliveryId, accountId: { in: [...accountIds] } },
    select: { id: true, accountId: true, state: true },
  });

/** Takes a turn that only one process has at a time, until the transaction ends; false when another has it. */
export async function takeTurn(tx: Database, name: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ mine: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`enforcement/${name}`}, 0)) as mine`;
  return row?.mine === true;
}
