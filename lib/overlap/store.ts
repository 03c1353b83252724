import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

export const findSetting = (db: Database, partnerId: string) => db.overlapSetting.findUnique({ where: { partnerId } });
export type SettingRow = NonNullable<Awaited<ReturnType<typeof findSetting>>>;

/** The first version of a partner's, or the next after `version`; null when somebody else has changed it meanwhile. */
export async function writeSetting(
  tx: Database,
  { partnerId, version }: { partnerId: string; version: number },
  data: Omit<Prisma.OverlapSettingUncheckedCreateInput, "partnerId" | "version">,
): Promise<SettingRow | null> {
  const { count } =
    version === 0
      ? await tx.overlapSetting.createMany({ data: { ...data, partnerId }, skipDuplicates: true })
      : await tx.overlapSetting.updateMany({
          where: { partnerId, version },
          data: { ...data, version: version + 1 },
        });
  return count === 1 ? findSetting(tx, partnerId) : null;
}

/** Makes other questions of the partner wait until the transaction ends; false when there is no such partner. */
export async function lockPartner(tx: Database, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from partner where id = ${id}::uuid for update`;
  return rows.length === 1;
}

export const insertQuestion = (tx: Database, data: Prisma.OverlapQuestionUncheckedCreateInput) =>
  tx.overlapQuestion.create({ data });

/** Says what came of a question that is open; false when that was said before. */
export async function endQuestion(
  tx: Database,
  id: string,
  data: Pick<Prisma.OverlapQuestionUncheckedUpdateManyInput, "state" | "matched" | "reason" | "endedAt">,
): Promise<boolean> {
  const { count } = await tx.overlapQuestion.updateMany({ where: { id, state: "open" }, data });
  return count === 1;
}

const theirs = (partnerId: string) => ({ partnerId, side: "theirs" as const });

/** The first answer to the very same question of a partner's. */
export const findAnswered = (db: Database, partnerId: string, setHash: string) =>
  db.overlapQuestion.findFirst({
    where: { ...theirs(partnerId), setHash, state: "answered" },
    orderBy: { endedAt: "asc" },
  });

/** Hashes of a partner's other questions that were taken, of those that are near enough in size to differ in fewer than `within` tokens. */
export async function* nearQuestions(
  db: Database,
  partnerId: string,
  { type, asked, setHash }: { type: string; asked: number; setHash: string },
  within: number,
): AsyncGenerator<Uint8Array> {
  const near = { gt: asked - within, lt: asked + within };
  const where = { ...theirs(partnerId), type, asked: near, hashes: { not: null }, setHash: { not: setHash } };
  const rows = await db.overlapQuestion.findMany({ where, select: { id: true }, orderBy: { askedAt: "desc" } });
  // One at a time: each may be hundreds of kilobytes.
  for (const { id } of rows) {
    const row = await db.overlapQuestion.findUnique({ where: { id }, select: { hashes: true } });
    if (row?.hashes) yield row.hashes;
  }
}

/** When each different question of a partner's that was taken since then was first, oldest first. */
export async function takenSince(
  db: Database,
  partnerId: string,
  since: Date,
): Promise<{ setHash: string; at: Date }[]> {
  const rows = await db.overlapQuestion.groupBy({
    by: ["setHash"],
    where: { ...theirs(partnerId), state: { in: ["open", "answered"] }, hashes: { not: null }, askedAt: { gt: since } },
    _min: { askedAt: true },
    orderBy: { _min: { askedAt: "asc" } },
  });
  return rows.map(({ setHash, _min }) => ({ setHash, at: _min.askedAt ?? since }));
}

const mostListed = 200;
const withSubject = {
  campaign: { select: { codeName: true, firstSeen: true, lastSeen: true } },
  set: { select: { name: true, deletedAt: true } },
} satisfies Prisma.OverlapQuestionInclude;

/** Questions of both sides, latest first. */
export const listQuestions = (db: Database, where: { partnerId: string }) =>
  db.overlapQuestion.findMany({
    where,
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: mostListed,
    include: withSubject,
    omit: { hashes: true },
  });
export type QuestionRow = Awaited<ReturnType<typeof listQuestions>>[number];

export const readQuestion = (db: Database, id: string): Promise<QuestionRow | null> =>
  db.overlapQuestion.findUnique({ where: { id }, include: withSubject, omit: { hashes: true } });
