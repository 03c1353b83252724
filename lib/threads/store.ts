import type { Database } from "@/lib/db";
import type { Prisma, Thread, ThreadStep } from "@/prisma/generated/client";

export type ThreadRow = Thread;
export type StepRow = ThreadStep;
export type ThreadWithSteps = Thread & { steps: ThreadStep[] };

export const insertThread = (
  tx: Database,
  thread: Omit<Thread, "version" | "campaignId">,
  step: Omit<Prisma.ThreadStepCreateManyInput, "threadId" | "number">,
): Promise<ThreadWithSteps> =>
  tx.thread.create({
    data: { ...thread, version: 1, steps: { create: { ...step, number: 1 } } },
    include: inOrder,
  });

const inOrder = { steps: { orderBy: { number: "asc" as const } } };

export const findThread = (db: Database, id: string): Promise<ThreadWithSteps | null> =>
  db.thread.findUnique({ where: { id }, include: inOrder });

/** Writes the next step of a thread; undefined when it has others than the one who takes it saw. */
export async function insertStep(
  tx: Database,
  { id, version, at, campaignId }: { id: string; version: number; at: Date; campaignId?: string },
  step: Omit<Prisma.ThreadStepCreateManyInput, "threadId" | "number">,
): Promise<ThreadWithSteps | undefined> {
  const { count } = await tx.thread.updateMany({
    where: { id, version },
    data: { version: version + 1, updatedAt: at, ...(campaignId === undefined ? {} : { campaignId }) },
  });
  if (count === 0) return undefined;
  await tx.threadStep.create({ data: { ...step, threadId: id, number: version + 1 } });
  return tx.thread.findUniqueOrThrow({ where: { id }, include: inOrder });
}

/** The threads that somebody worked on last. */
export const findThreads = (db: Database, most: number): Promise<ThreadWithSteps[]> =>
  db.thread.findMany({ orderBy: [{ updatedAt: "desc" }, { id: "desc" }], take: most, include: inOrder });

export const countThreads = (db: Database): Promise<number> => db.thread.count();

/** Campaigns that some accounts are members of and that are found now or were opened by a person. */
export const findMemberships = (db: Database, accountIds: readonly string[]) =>
  db.campaignMember.findMany({
    where: { accountId: { in: [...accountIds] }, campaign: { retiredAt: null } },
    select: { accountId: true, campaign: { select: { id: true, codeName: true } } },
    orderBy: [{ accountId: "asc" }, { score: "desc" }],
  });
