import { createHash } from "node:crypto";
import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { sealFile } from "../words";
import type { CheckedFile } from "./files";

export const findLink = (db: Database, id: string) =>
  db.portalLink.findUnique({
    where: { id },
    include: { notice: { select: { id: true, aboutId: true, accountId: true, language: true } } },
  });

/** Notes that a link was followed; false when one that is good for one opening was before. */
export async function followOnce(tx: Database, id: string, once: boolean, now: Date): Promise<boolean> {
  const { count } = await tx.portalLink.updateMany({
    where: { id, ...(once ? { usedAt: null } : {}) },
    data: { usedAt: now },
  });
  return count === 1;
}

/** The statement of reasons that goes by a reference, its own or that of its decision. */
export const findStatement = (db: Database, reference: string, decisionId: string | null) =>
  db.notice.findFirst({
    where: {
      kind: "statement_of_reasons",
      state: { not: "held" },
      OR: [{ reference }, ...(decisionId === null ? [] : [{ decisionId }])],
    },
    select: { id: true, accountId: true, language: true },
  });

/** A statement of reasons and all that followed on it. */
export const readStatement = (db: Database, id: string) =>
  db.notice.findUnique({
    where: { id },
    include: {
      followed: { where: { kind: { not: "access_link" }, state: { not: "held" } }, orderBy: { createdAt: "asc" } },
      appeals: {
        orderBy: { submittedAt: "desc" },
        take: 1,
        include: {
          events: { orderBy: { sequence: "asc" } },
          files: { orderBy: { addedAt: "asc" }, select: { name: true, bytes: true, addedAt: true } },
          ruling: { select: { point: true, reply: true } },
        },
      },
    },
  });
export type StatementRow = NonNullable<Awaited<ReturnType<typeof readStatement>>>;

export const readChallenged = (tx: Database, decisionId: string) =>
  tx.decision.findUnique({ where: { id: decisionId }, select: { id: true, campaignId: true } });

/** Whether a measure was taken back. */
export const isTakenBack = async (db: Database, decisionId: string): Promise<boolean> =>
  (await db.decision.findFirst({ where: { reversesId: decisionId }, select: { id: true } })) !== null;

export const countFiles = (tx: Database, appealId: string) => tx.appealFile.count({ where: { appealId } });

export const insertFiles = (tx: Database, appealId: string, files: readonly CheckedFile[], addedAt: Date) =>
  tx.appealFile.createMany({
    data: files.map(({ name, mediaType, content }) => {
      const id = newId();
      const sha256 = createHash("sha256").update(content).digest("hex");
      return {
        id,
        appealId,
        name,
        mediaType,
        bytes: content.byteLength,
        sha256,
        content: sealFile(id, content),
        addedAt,
      };
    }),
  });
