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

/** Whether anything waits to be sent, or to be tried again. */
export async function hasWork(db: Database, now: Date): Promise<boolean> {
  const pushed = { enabled: true, kind: { not: "policy" } } as const;
  const [requested, due] = await Promise.all([
    db.enforcement.findFirst({ where: { state: "requested", connector: { is: pushed } }, select: { id: true } }),
    db.enforcementDelivery.findFirst({
      where: { state: "waiting", nextAttemptAt: { lte: now }, connector: pushed },
      select: { id: true },
    }),
  ]);
  return requested !== null || due !== null;
}

/**
 * Rows that wait, of one connector and countermeasure, locked. While a message about an account is under way at a connector, nothing
 * else about it goes there: a ban and its end cannot overtake each other.
 */
export async function lockRequested(tx: Database, skipped: readonly string[], now: Date) {
  const connectors = await tx.enforcementConnector.findMany({
    where: { enabled: true, kind: { not: "policy" }, id: { notIn: [...skipped] } },
    select: { id: true },
  });
  const ids = connectors.map(({ id }) => id);
  if (ids.length === 0) return undefined;
  const busy = await accountsUnderWay(tx, now);
  const [first] = await tx.$queryRaw<{ connectorId: string; countermeasure: Countermeasure }[]>`
    select e.connector_id::text as "connectorId", e.countermeasure::text from enforcement e
    where e.state = 'requested' and e.connector_id = any(${ids}::uuid[])
      and e.connector_id::text || '/' || e.account_id <> all(${busy}::text[])
    order by e.requested_at, e.id limit 1 for update skip locked`;
  if (first === undefined) return undefined;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select e.id::text from enforcement e
    where e.state = 'requested' and e.connector_id = ${first.connectorId}::uuid
      and e.countermeasure = ${first.countermeasure}::"Countermeasure"
      and e.connector_id::text || '/' || e.account_id <> all(${busy}::text[])
    order by e.requested_at, e.id limit ${mostAccounts}::int for update skip locked`;
  return { ...first, ids: rows.map(({ id }) => id) };
}

/** Accounts of the messages that processes are at, each with its connector: few, however many rows wait. */
async function accountsUnderWay(tx: Database, now: Date): Promise<string[]> {
  const under = await tx.enforcementDelivery.findMany({
    where: { state: "waiting", claimedUntil: { gt: now } },
    select: { connectorId: true, enforcements: { select: { accountId: true } } },
  });
  return under.flatMap(({ connectorId, enforcements }) =>
    enforcements.map(({ accountId }) => `${connectorId}/${accountId}`),
  );
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
