import type { Database } from "@/lib/db";
import type { EnforcementConnector, Prisma } from "@/prisma/generated/client";

export type ConnectorRow = EnforcementConnector;

export const findConnector = (db: Database, id: string) => db.enforcementConnector.findUnique({ where: { id } });
export const findNamed = (db: Database, name: string) => db.enforcementConnector.findUnique({ where: { name } });
export const listStored = (db: Database) =>
  db.enforcementConnector.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
export const listEnabled = (db: Database) =>
  db.enforcementConnector.findMany({ where: { enabled: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });

export async function insertConnector(
  tx: Database,
  row: Omit<Prisma.EnforcementConnectorCreateInput, "enforcements" | "deliveries">,
): Promise<ConnectorRow | undefined> {
  const [made] = await tx.enforcementConnector.createManyAndReturn({
    data: [row as Prisma.EnforcementConnectorCreateManyInput],
    skipDuplicates: true,
  });
  return made;
}

/** The next version; undefined when somebody else has saved one since. */
export async function changeConnector(
  tx: Database,
  { id, version }: { id: string; version: number },
  data: { name: string; settings: Prisma.InputJsonValue; secret?: Uint8Array<ArrayBuffer> },
): Promise<ConnectorRow | undefined> {
  const [changed] = await tx.enforcementConnector.updateManyAndReturn({
    where: { id, version },
    data: { ...data, version: version + 1 },
  });
  return changed;
}

/** Undefined when it is in that state already. */
export async function setEnabled(
  tx: Database,
  id: string,
  enabled: boolean,
  disabledReason: string | null,
): Promise<ConnectorRow | undefined> {
  const [changed] = await tx.enforcementConnector.updateManyAndReturn({
    where: { id, enabled: !enabled },
    data: { enabled, disabledReason, version: { increment: 1 } },
  });
  return changed;
}

export const hasEnabled = async (db: Database): Promise<boolean> =>
  (await db.enforcementConnector.findFirst({ where: { enabled: true }, select: { id: true } })) !== null;

export interface Figures {
  ledger: Record<string, number>;
  drifting: number;
  waiting: number;
  dead: number;
}

export async function readFigures(db: Database): Promise<Map<string, Figures>> {
  const figures = new Map<string, Figures>();
  const of = (id: string) => {
    const found = figures.get(id) ?? { ledger: {}, drifting: 0, waiting: 0, dead: 0 };
    figures.set(id, found);
    return found;
  };
  const [states, deliveries] = await Promise.all([
    db.enforcement.groupBy({
      by: ["connectorId", "state"],
      where: { connectorId: { not: null } },
      _count: { _all: true, driftSince: true },
    }),
    db.enforcementDelivery.groupBy({
      by: ["connectorId", "state"],
      where: { state: { in: ["waiting", "dead"] } },
      _count: true,
    }),
  ]);
  for (const { connectorId, state, _count } of states) {
    const one = of(connectorId ?? "");
    one.ledger[state] = _count._all;
    one.drifting += _count.driftSince;
  }
  for (const { connectorId, state, _count } of deliveries) of(connectorId)[state as "waiting" | "dead"] = _count;
  return figures;
}
