import type { Database } from "@/lib/db";
import type { Connector } from "@/prisma/generated/client";
import type { Place, SaveConnector } from "../contract";

export type StoredConnector = Connector;

export const findConnector = (db: Database, id: string): Promise<Connector | null> =>
  db.connector.findUnique({ where: { id } });

export const findNamed = (db: Database, name: string): Promise<Connector | null> =>
  db.connector.findUnique({ where: { name } });

/** Connectors of a traffic store by name. */
export const listStored = (db: Database, warehouse: string): Promise<Connector[]> =>
  db.connector.findMany({ where: { warehouse }, orderBy: { name: "asc" } });

export interface Saving {
  id: string;
  input: Required<Pick<SaveConnector, "name" | "kind" | "intervalSeconds" | "settleSeconds">> &
    Pick<SaveConnector, "format" | "profile" | "version"> & { place: Place };
  warehouse: string;
  savedBy: string;
  now: Date;
}

const dataOf = ({ input, savedBy, now }: Saving) => ({
  place: input.place,
  format: input.format ?? null,
  profile: input.profile ?? null,
  intervalSeconds: input.intervalSeconds,
  settleSeconds: input.settleSeconds,
  savedBy,
  savedAt: now,
  // It is looked at anew at once, whatever was wrong with it before.
  nextPollAt: now,
  failures: 0,
  error: null,
});

/** @throws a unique violation when the name is in use. */
export const insertConnector = (db: Database, saving: Saving): Promise<Connector> => {
  const { id, warehouse, now, input } = saving;
  const { name, kind } = input;
  return db.connector.create({ data: { id, warehouse, name, kind, createdAt: now, ...dataOf(saving) } });
};

/** The next version of a connector; undefined when somebody else has saved one since. */
export async function changeConnector(db: Database, saving: Saving): Promise<Connector | undefined> {
  const version = saving.input.version ?? 0;
  const [changed] = await db.connector.updateManyAndReturn({
    where: { id: saving.id, version },
    data: { ...dataOf(saving), version: version + 1 },
  });
  return changed;
}

/** Undefined when it is in that state already. */
export async function setPaused(db: Database, id: string, paused: boolean, now: Date): Promise<Connector | undefined> {
  const [changed] = await db.connector.updateManyAndReturn({
    where: { id, paused: !paused },
    data: { paused, version: { increment: 1 }, ...(paused ? {} : { nextPollAt: now }) },
  });
  return changed;
}

/** Removes a connector and what is remembered of its files. */
export async function removeStored(db: Database, id: string): Promise<Connector | undefined> {
  const found = await findConnector(db, id);
  const { count } = await db.connector.deleteMany({ where: { id } });
  return count === 0 || found === null ? undefined : found;
}

export async function askForPoll(db: Database, id: string, now: Date): Promise<void> {
  await db.connector.updateMany({ where: { id }, data: { nextPollAt: now, failures: 0 } });
  await db.connectorFile.updateMany({ where: { connectorId: id, status: "failed" }, data: { nextAttemptAt: now } });
}

export const listDue = (db: Database, warehouse: string, now: Date): Promise<Connector[]> =>
  db.connector.findMany({
    where: { warehouse, paused: false, nextPollAt: { lte: now } },
    orderBy: { nextPollAt: "asc" },
  });

/** Takes on a poll; false when another process has, or somebody has changed the connector. */
export async function claimPoll(db: Database, connector: Connector, until: Date): Promise<boolean> {
  const { id, version, nextPollAt } = connector;
  const { count } = await db.connector.updateMany({
    where: { id, version, nextPollAt, paused: false },
    data: { nextPollAt: until },
  });
  return count > 0;
}

export interface PollOutcome {
  polledAt?: Date;
  nextPollAt: Date;
  failures: number;
  error: string | null;
}

/** Says what came of a poll, unless the connector was changed meanwhile. */
export async function endPoll(
  db: Database,
  { id, version }: Connector,
  claimedUntil: Date,
  outcome: PollOutcome,
): Promise<void> {
  const { nextPollAt, ...rest } = outcome;
  await db.connector.updateMany({ where: { id, version }, data: rest });
  // A poll that somebody asks for meanwhile stays asked for.
  await db.connector.updateMany({ where: { id, version, nextPollAt: claimedUntil }, data: { nextPollAt } });
  await tell(db, id);
}

export async function tell(db: Database, id: string): Promise<void> {
  await db.liveEvent.create({ data: { topic: "connector", subjectId: id } });
}
