import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { InboundState } from "../vocabulary";

const perStatement = 2_000;

const pieces = <One>(list: readonly One[]): One[][] =>
  Array.from({ length: Math.ceil(list.length / perStatement) }, (_, i) =>
    list.slice(i * perStatement, (i + 1) * perStatement),
  );

export interface KnownIndicator {
  id: string;
  sourceId: string;
  part: number;
  fingerprint: string;
  state: InboundState;
  modifiedAt: Date;
}

/** What a partner has said under some ids, the newest version first. */
export async function readKnown(
  tx: Database,
  partnerId: string,
  sourceIds: readonly string[],
): Promise<KnownIndicator[]> {
  const known: KnownIndicator[] = [];
  for (const some of pieces(sourceIds)) {
    known.push(
      ...(await tx.inboundIndicator.findMany({
        where: { partnerId, sourceId: { in: some } },
        orderBy: [{ modifiedAt: "desc" }, { id: "desc" }],
        select: { id: true, sourceId: true, part: true, fingerprint: true, state: true, modifiedAt: true },
      })),
    );
  }
  return known;
}

export async function insertIndicators(tx: Database, rows: Prisma.InboundIndicatorCreateManyInput[]): Promise<void> {
  for (const some of pieces(rows)) await tx.inboundIndicator.createMany({ data: some });
}

export interface Settlement {
  state: InboundState;
  stateReason: string;
  stateByName: string;
  stateAt: Date;
}

/** Brings indicators from some states into another; gives the ids of those that were in one of them. */
export async function settleIndicators(
  tx: Database,
  ids: readonly string[],
  from: readonly InboundState[],
  to: Settlement,
): Promise<{ id: string; batchId: string }[]> {
  const settled: { id: string; batchId: string }[] = [];
  for (const some of pieces(ids)) {
    settled.push(
      ...(await tx.inboundIndicator.updateManyAndReturn({
        where: { id: { in: some }, state: { in: [...from] } },
        data: to,
        select: { id: true, batchId: true },
      })),
    );
  }
  return settled;
}

export const waitingOf = async (tx: Database, batchId: string): Promise<string[]> =>
  (await tx.inboundIndicator.findMany({ where: { batchId, state: "quarantined" }, select: { id: true } })).map(
    ({ id }) => id,
  );

/** Notes who speaks against what a partner said under some ids; gives the indicators that nobody spoke against before. */
export async function contest(
  tx: Database,
  partnerId: string,
  sourceIds: readonly string[],
  by: string,
): Promise<string[]> {
  const contested: string[] = [];
  for (const some of pieces(sourceIds)) {
    const rows = await tx.inboundIndicator.updateManyAndReturn({
      where: { partnerId, sourceId: { in: some }, contested: null },
      data: { contested: by },
      select: { id: true },
    });
    contested.push(...rows.map(({ id }) => id));
  }
  return contested;
}

const endedBy = (now: Date) => ({
  state: { in: ["quarantined" as const, "accepted" as const] },
  validUntil: { lte: now },
});

/** Whether anything ran out while it waited or counted. */
export const hasEnded = async (db: Database, now: Date): Promise<boolean> =>
  (await db.inboundIndicator.findFirst({ where: endedBy(now), select: { id: true } })) !== null;

export const expireIndicators = (tx: Database, now: Date): Promise<{ id: string }[]> =>
  tx.inboundIndicator.updateManyAndReturn({
    where: endedBy(now),
    data: { state: "expired", stateReason: "Its validity ended.", stateByName: "Stillwatch", stateAt: now },
    select: { id: true },
  });

export interface IndicatorFilter {
  batchId?: string | undefined;
  partnerId?: string | undefined;
  state?: InboundState | undefined;
  only?: "matched" | "contested" | "unmatchable" | undefined;
}

function whereOf({ batchId, partnerId, state, only }: IndicatorFilter): Prisma.InboundIndicatorWhereInput {
  return {
    ...(batchId === undefined ? {} : { batchId }),
    ...(partnerId === undefined ? {} : { partnerId }),
    ...(state === undefined ? {} : { state }),
    ...(only === "matched" ? { accounts: { gt: 0 } } : {}),
    ...(only === "contested" ? { contested: { not: null } } : {}),
    ...(only === "unmatchable" ? { unmatchable: { not: null } } : {}),
  };
}

/** The newest first, from before a cursor on. */
export const listIndicatorRows = (db: Database, filter: IndicatorFilter, cursor: string | undefined, limit: number) =>
  db.inboundIndicator.findMany({
    where: { AND: [whereOf(filter), cursor === undefined ? {} : { id: { lt: cursor } }] },
    orderBy: { id: "desc" },
    take: limit,
    omit: { content: true },
    include: { batch: { select: { partner: { select: { name: true } } } } },
  });
export type IndicatorRow = Awaited<ReturnType<typeof listIndicatorRows>>[number];

export const countIndicators = (db: Database, filter: IndicatorFilter) =>
  db.inboundIndicator.count({ where: whereOf(filter) });
