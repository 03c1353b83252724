import type { Database } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";
import type { MeasureSubject } from "../measures/select-subjects";
import type { RecommendationView } from "../policies/contract";

type NewProposal = Omit<Prisma.ProposalUncheckedCreateInput, "parameters" | "recommended"> & {
  id: string;
  parameters: Record<string, unknown> | null;
  recommended: RecommendationView | null;
};

const json = (value: object | null) => (value === null ? Prisma.DbNull : (value as Prisma.InputJsonObject));

export async function insertProposal(
  tx: Database,
  { parameters, recommended, ...proposal }: NewProposal,
  subjects: readonly MeasureSubject[],
): Promise<void> {
  await tx.proposal.create({ data: { ...proposal, parameters: json(parameters), recommended: json(recommended) } });
  await tx.proposalSubject.createMany({
    data: subjects.map(({ accountId, part }) => ({ proposalId: proposal.id, accountId, part })),
  });
}

const whole = { ruling: true, batches: { select: { id: true } } } as const;

export const readProposal = (db: Database, id: string) => db.proposal.findUnique({ where: { id }, include: whole });
export type ProposalRow = NonNullable<Awaited<ReturnType<typeof readProposal>>>;

/** Takes a proposal for this transaction: two people rule on it one after the other. */
export async function takeProposal(tx: Database, id: string): Promise<ProposalRow | null> {
  await tx.$queryRaw`select id from proposal where id = ${id}::uuid for update`;
  return readProposal(tx, id);
}

/** The frozen set, in the order of the ids. */
export const readSubjectsOf = (db: Database, proposalId: string) =>
  db.proposalSubject.findMany({
    where: { proposalId },
    select: { accountId: true, part: true },
    orderBy: [{ accountId: "asc" }, { part: "asc" }],
  });

export const listProposalRows = (
  db: Database,
  { campaignId, waiting, limit }: { campaignId?: string | undefined; waiting: boolean; limit: number },
): Promise<ProposalRow[]> =>
  db.proposal.findMany({
    where: {
      ...(campaignId === undefined ? {} : { campaignId }),
      ...(waiting
        ? {
            OR: [
              { state: "proposed", breakGlass: false },
              { breakGlass: true, ruling: null },
            ],
          }
        : {}),
    },
    include: whole,
    orderBy: { proposedAt: "desc" },
    take: limit,
  });

export async function writeProposalState(
  tx: Database,
  id: string,
  state: Prisma.ProposalUpdateInput["state"],
  endReason?: string,
): Promise<void> {
  await tx.proposal.update({
    where: { id },
    data: { ...(state === undefined ? {} : { state }), ...(endReason === undefined ? {} : { endReason }) },
  });
}

export const writeSample = (tx: Database, id: string, sampleId: string) =>
  tx.proposal.update({ where: { id }, data: { sampleId } });

export const insertRuling = (tx: Database, ruling: Prisma.ProposalRulingUncheckedCreateInput) =>
  tx.proposalRuling.create({ data: ruling });

/** Whether there are proposals that nobody ruled on in time. */
export const hasOverdue = async (db: Database, now: Date): Promise<boolean> =>
  (await db.proposal.count({ where: { state: "proposed", breakGlass: false, expiresAt: { lte: now } } })) > 0;

/** Ends proposals that nobody ruled on in time. Returns them. */
export const expireProposals = (tx: Database, now: Date) =>
  tx.proposal.updateManyAndReturn({
    where: { state: "proposed", breakGlass: false, expiresAt: { lte: now } },
    data: { state: "expired", endReason: "Nobody ruled on it in time." },
    select: { id: true, campaignId: true },
  });

/** The last word on each account of a sample, and whose it is; undefined where nobody has said one. */
const readItems = async (db: Database, sampleId: string) => {
  const items = await db.auditSampleItem.findMany({
    where: { sampleId },
    select: {
      stratum: true,
      labels: { orderBy: { sequence: "desc" }, take: 1, select: { label: true, actorId: true } },
    },
  });
  return items.map(({ stratum, labels: [last] }) => ({ stratum, last }));
};

/** What was said of the accounts of a proposal's sample that belong to the frozen set: the last word on each. */
export async function readSampleLabels(db: Database, sampleId: string): Promise<{ drawn: number; labels: string[] }> {
  const frozen = (await readItems(db, sampleId)).filter(({ stratum }) => stratum === "flagged");
  return { drawn: frozen.length, labels: frozen.flatMap(({ last }) => (last === undefined ? [] : [last.label])) };
}

/** Whose word stands on accounts of a sample: who was judged over by somebody else is not among them. */
export const readJudges = async (db: Database, sampleId: string): Promise<Set<string>> =>
  new Set((await readItems(db, sampleId)).flatMap(({ last }) => (last === undefined ? [] : [last.actorId])));
