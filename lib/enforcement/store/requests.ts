import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { connectors } from "../connectors";
import { askedOf } from "../connectors/connector";
import type { Countermeasure } from "../contract";
import { ledgerSteps } from "../model";
import type { ConnectorRow } from "./connectors";

export const readMeasures = (tx: Database, decisionIds: readonly string[]) =>
  tx.decision.findMany({
    where: { id: { in: [...decisionIds] }, accountId: { not: null } },
    select: { id: true, kind: true, accountId: true, reversesId: true, expiresAt: true },
    orderBy: { sequence: "asc" },
  });

/** Those of the decisions that were taken back already: their reversal may be heard of first. */
export async function readReversed(tx: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.decision.findMany({ where: { reversesId: { in: [...ids] } }, select: { reversesId: true } });
  return new Set(rows.map(({ reversesId }) => reversesId ?? ""));
}

export const readEnforcements = (tx: Database, decisionIds: readonly string[]) =>
  tx.enforcement.findMany({ where: { decisionId: { in: [...decisionIds] }, countermeasure: { not: "reinstate" } } });

export interface Request {
  decisionId: string;
  accountId: string;
  countermeasure: Countermeasure;
  connectorId: string | null;
}

/** Asks once for each decision and connector, however often it is told. Returns how many are new. */
export async function insertRequests(tx: Database, requests: readonly Request[], requestedAt: Date): Promise<number> {
  const column = <Key extends keyof Request>(key: Key) => requests.map((request) => request[key]);
  return tx.$executeRaw`
    insert into enforcement (id, decision_id, account_id, countermeasure, connector_id, state, requested_at, updated_at)
    select v.id, v.decision_id, v.account_id, v.countermeasure::"Countermeasure", v.connector_id, 'requested', ${requestedAt}, ${requestedAt}
    from unnest(${requests.map(() => newId())}::uuid[], ${column("decisionId")}::uuid[], ${column("accountId")}::text[],
      ${column("countermeasure")}::text[], ${column("connectorId")}::uuid[]) as v(id, decision_id, account_id, countermeasure, connector_id)
    on conflict do nothing`;
}

/** What has not landed for certain is not wanted any more. */
export async function cancelPending(tx: Database, decisionIds: readonly string[]): Promise<void> {
  const { from, to } = ledgerSteps.cancelled;
  await tx.enforcement.updateMany({
    where: { decisionId: { in: [...decisionIds] }, state: { in: [...from] }, countermeasure: { not: "reinstate" } },
    data: { state: to },
  });
}

/**
 * Has rows carried out anew that have ended in some way; what was seen of them until then is no proof or drift of the next try. When it was
 * first sent stays: what may have landed is taken back. Returns how many.
 */
export async function askAgain(tx: Database, ids: readonly string[]): Promise<number> {
  const { from, to } = ledgerSteps.asked_again;
  const nothing = { acknowledgedAt: null, verifiedAt: null, verifiedBy: null, error: null, deliveryId: null };
  const { count } = await tx.enforcement.updateMany({
    where: { id: { in: [...ids] }, state: { in: [...from] }, connectorId: { not: null } },
    data: { state: to, ...nothing, driftSince: null, driftSeenAt: null },
  });
  return count;
}

/** Tells every replica of the policy endpoint the rules of an account anew. */
export async function tellRulesAgain(tx: Database, accountId: string, now: Date): Promise<void> {
  await tx.gatewayRule.updateMany({ where: { accountId }, data: { changedAt: now } });
}

/** Whether a decision still asks for something: nobody took it back, and its time is not over. */
export async function isStanding(tx: Database, decisionId: string, now: Date): Promise<boolean> {
  const [decision, reversals] = await Promise.all([
    tx.decision.findUnique({ where: { id: decisionId }, select: { expiresAt: true } }),
    tx.decision.count({ where: { reversesId: decisionId } }),
  ]);
  return decision !== null && reversals === 0 && (decision.expiresAt === null || decision.expiresAt > now);
}

/**
 * Gives a connector what stands, is not its own yet and is asked of it: first what nobody was connected for, then what others have.
 * Returns how many rows it got.
 */
export async function takeUp(
  tx: Database,
  { id: connectorId, kind }: Pick<ConnectorRow, "id" | "kind">,
  now: Date,
): Promise<number> {
  const asked = askedOf(connectors[kind]);
  const adopted = await tx.$executeRaw`
    update enforcement e set connector_id = ${connectorId}::uuid, updated_at = ${now}
    where e.connector_id is null and e.state = 'requested' and e.countermeasure::text = any(${asked}::text[]) and not exists (
      select 1 from enforcement o where o.decision_id = e.decision_id and o.connector_id = ${connectorId}::uuid
        and o.countermeasure = e.countermeasure)`;
  const added = await tx.$executeRaw`
    insert into enforcement (id, decision_id, account_id, countermeasure, connector_id, state, requested_at, updated_at)
    select gen_random_uuid(), d.id, d.account_id, d.kind::text::"Countermeasure", ${connectorId}::uuid, 'requested', ${now}, ${now}
    from decision d
    where d.account_id is not null
      and d.kind::text = any(${asked}::text[])
      and (d.expires_at is null or d.expires_at > ${now})
      and not exists (select 1 from decision r where r.reverses_id = d.id)
      and exists (select 1 from enforcement e where e.decision_id = d.id)
      and not exists (select 1 from enforcement e where e.decision_id = d.id and e.connector_id = ${connectorId}::uuid)
    on conflict do nothing`;
  return adopted + added;
}

/** Asks for the end of measures that have expired, wherever they may have landed; what never went out is cancelled. Returns how many. */
export async function endExpired(tx: Database, now: Date): Promise<number> {
  const ended = await tx.$executeRaw`
    insert into enforcement (id, decision_id, account_id, countermeasure, connector_id, state, requested_at, updated_at)
    select gen_random_uuid(), e.decision_id, e.account_id, 'reinstate', e.connector_id, 'requested', ${now}, ${now}
    from enforcement e join decision d on d.id = e.decision_id
    where d.expires_at <= ${now} and e.countermeasure <> 'reinstate' and e.connector_id is not null and e.sent_at is not null
      and e.state in ('sent', 'acknowledged', 'verified', 'failed')
      and not exists (select 1 from decision r where r.reverses_id = d.id)
    on conflict do nothing`;
  const cancelled = await tx.$executeRaw`
    update enforcement e set state = 'cancelled', updated_at = ${now} from decision d
    where d.id = e.decision_id and d.expires_at <= ${now} and e.countermeasure <> 'reinstate'
      and e.state in ('requested', 'sent', 'failed')`;
  return ended + cancelled;
}
