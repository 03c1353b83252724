import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { Countermeasure } from "../contract";
import { claimMs, ledgerSteps, mostAccounts } from "../model";
import type { ConnectorRow } from "./connectors";

export interface Claimed {
  id: string;
  connector: ConnectorRow;
  countermeasure: Countermeasure | null;
  /** Tries begun, this one included. */
  attempts: number;
  claimedUntil: Date;
}

/** Fails what the connector cannot carry out, saying so. */
export async function failUnsupported(
  tx: Database,
  connectorId: string,
  supports: readonly Countermeasure[],
  error: string,
): Promise<number> {
  const { count } = await tx.enforcement.updateMany({
    where: { connectorId, state: "requested", countermeasure: { notIn: [...supports, "reinstate"] } },
    data: { state: "failed", error },
  });
  return count;
}

/**
 * Rows that wait, of one connector and countermeasure, locked. While a message about an account is under way at a connector, nothing
 * else about it goes there: a ban and its end cannot overtake each other.
 */
export async function lockRequested(tx: Database, skipped: readonly string[], now: Date) {
  const [first] = await tx.$queryRaw<{ connectorId: string; countermeasure: Countermeasure }[]>`
    select e.connector_id::text as "connectorId", e.countermeasure::text from enforcement e
      join enforcement_connector c on c.id = e.connector_id
    where e.state = 'requested' and c.enabled and c.kind <> 'policy' and c.id <> all(${[...skipped]}::uuid[])
      and not exists (
        select 1 from enforcement o join enforcement_delivery l on l.id = o.delivery_id
        where o.account_id = e.account_id and o.connector_id = e.connector_id and l.state = 'waiting' and l.claimed_until > ${now})
    order by e.requested_at, e.id limit 1 for update of e skip locked`;
  if (first === undefined) return undefined;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select e.id::text from enforcement e
    where e.state = 'requested' and e.connector_id = ${first.connectorId}::uuid
      and e.countermeasure = ${first.countermeasure}::"Countermeasure" and not exists (
        select 1 from enforcement o join enforcement_delivery l on l.id = o.delivery_id
        where o.account_id = e.account_id and o.connector_id = e.connector_id and l.state = 'waiting' and l.claimed_until > ${now})
    order by e.requested_at, e.id limit ${mostAccounts}::int for update of e skip locked`;
  return { ...first, ids: rows.map(({ id }) => id) };
}

/** Makes a message of rows that are locked, and its first try ours. */
export async function openDelivery(
  tx: Database,
  connector: ConnectorRow,
  countermeasure: Countermeasure,
  ids: readonly string[],
  now: Date,
): Promise<Claimed> {
  const id = newId(now.getTime());
  const claimedUntil = new Date(now.getTime() + claimMs);
  await tx.enforcementDelivery.create({
    data: {
      ...{ id, connectorId: connector.id, countermeasure, accounts: ids.length, attempts: 1 },
      ...{ nextAttemptAt: now, claimedUntil, createdAt: now },
    },
  });
  await tx.enforcement.updateMany({
    where: { id: { in: [...ids] } },
    data: { deliveryId: id, state: ledgerSteps.handed_over.to, sentAt: now, error: null },
  });
  return { id, connector, countermeasure, attempts: 1, claimedUntil };
}

/** Takes on the next try of a message that is due, or that a process left in the middle. */
export async function claimDue(tx: Database, skipped: readonly string[], now: Date): Promise<Claimed | undefined> {
  const [due] = await tx.$queryRaw<{ id: string }[]>`
    select l.id::text from enforcement_delivery l join enforcement_connector c on c.id = l.connector_id
    where l.state = 'waiting' and c.enabled and l.next_attempt_at <= ${now} and (l.claimed_until is null or l.claimed_until <= ${now})
      and c.id <> all(${[...skipped]}::uuid[])
    order by l.next_attempt_at, l.id limit 1 for update of l skip locked`;
  if (due === undefined) return undefined;
  const claimedUntil = new Date(now.getTime() + claimMs);
  const row = await tx.enforcementDelivery.update({
    where: { id: due.id },
    data: { claimedUntil, attempts: { increment: 1 } },
    include: { connector: true },
  });
  return {
    id: row.id,
    connector: row.connector,
    countermeasure: row.countermeasure,
    attempts: row.attempts,
    claimedUntil,
  };
}

/** Rows of a message that are still wanted. */
export const wantedIds = async (db: Database, deliveryId: string): Promise<string[]> =>
  (await db.enforcement.findMany({ where: { deliveryId, state: "sent" }, select: { id: true } })).map(({ id }) => id);

export async function insertAttempt(
  tx: Database,
  deliveryId: string,
  attempt: { at: Date; latencyMs: number; status: number | null; error: string | null },
): Promise<void> {
  const number = 1 + (await tx.enforcementAttempt.count({ where: { deliveryId } }));
  await tx.enforcementAttempt.createMany({ data: [{ deliveryId, number, ...attempt }], skipDuplicates: true });
}

export interface DeliveryEnd {
  state: "waiting" | "delivered" | "dead" | "withdrawn";
  nextAttemptAt: Date | null;
  endedAt: Date | null;
}

/** Says what came of a try, unless the claim ran out and another process is at it. */
export async function endAttempt(tx: Database, { id, claimedUntil }: Claimed, end: DeliveryEnd): Promise<void> {
  await tx.enforcementDelivery.updateMany({
    where: { id, state: "waiting", claimedUntil },
    data: { ...end, claimedUntil: null },
  });
}

/** Writes what came of rows, each only from a state that it can follow. */
export async function writeOutcomes(
  tx: Database,
  outcomes: readonly { id: string; receipt: unknown }[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    update enforcement e set state = 'acknowledged', acknowledged_at = ${now}, error = null, receipt = v.receipt, updated_at = ${now}
    from (select unnest(${outcomes.map(({ id }) => id)}::uuid[]) as id,
                 unnest(${outcomes.map(({ receipt }) => JSON.stringify(receipt))}::text[])::jsonb as receipt) v
    where e.id = v.id and e.state = 'sent'`;
}

/** Notes why rows did not go through; they have failed for good, or wait for the next try. */
export async function writeFaults(
  tx: Database,
  ids: readonly string[],
  error: string,
  isFinal: boolean,
): Promise<void> {
  await tx.enforcement.updateMany({
    where: { id: { in: [...ids] }, state: "sent" },
    data: { error, ...(isFinal ? { state: "failed" as const } : {}) },
  });
}

export const findDelivery = (db: Database, id: string) =>
  db.enforcementDelivery.findUnique({
    where: { id },
    include: { connector: true, tries: { orderBy: { number: "asc" } } },
  });
export type DeliveryRow = Omit<NonNullable<Awaited<ReturnType<typeof findDelivery>>>, "connector">;

/** Those given up first, then the newest. */
export const listDeliveries = (db: Database, connectorId: string, limit: number): Promise<DeliveryRow[]> =>
  Promise.all(
    [{ state: "dead" as const }, { NOT: { state: "dead" as const } }].map((where) =>
      db.enforcementDelivery.findMany({
        where: { connectorId, ...where },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: limit,
        include: { tries: { orderBy: { number: "asc" } } },
      }),
    ),
  ).then((parts) => parts.flat().slice(0, limit));

/** A message with no account, for the log. */
export const insertTest = (tx: Database, connectorId: string, id: string, now: Date) =>
  tx.enforcementDelivery.create({
    data: { id, connectorId, accounts: 0, attempts: 1, state: "withdrawn", createdAt: now, endedAt: now },
  });

export const endTest = (tx: Database, id: string, ok: boolean) =>
  tx.enforcementDelivery.update({ where: { id }, data: { state: ok ? "delivered" : "withdrawn" } });

/** Puts a message that was given up back into the queue, with what of it still stands; false when it is not given up. */
export async function reopenDelivery(tx: Database, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.enforcementDelivery.updateMany({
    where: { id, state: "dead" },
    data: { state: "waiting", attempts: 0, nextAttemptAt: now, claimedUntil: null, endedAt: null },
  });
  if (count === 0) return false;
  const { from, to } = ledgerSteps.replayed;
  await tx.enforcement.updateMany({
    where: { deliveryId: id, state: { in: [...from] } },
    data: { state: to, sentAt: now },
  });
  return true;
}
