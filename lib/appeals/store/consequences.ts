import type { Database } from "@/lib/db";
import { measureKinds } from "@/lib/decisions/contract";
import type { Prisma } from "@/prisma/generated/client";
import type { ConsequenceDetail, ConsequenceKind } from "../contract";

export const insertConsequences = (tx: Database, appealId: string, kinds: readonly ConsequenceKind[]) =>
  tx.appealConsequence.createMany({ data: kinds.map((kind) => ({ appealId, kind })) });

/** The event for what lies above: written in the transaction of the ruling. */
export const announceRuling = (tx: Database, id: string, appealId: string) =>
  tx.domainEvent.create({ data: { id, kind: "appeal_decided", payload: { appealId } } });

export const readConsequences = (db: Database, appealId: string) =>
  db.appealConsequence.findMany({ where: { appealId }, orderBy: { kind: "asc" } });

/** What of a ruling's consequences is not done yet, in the order of doing; nobody else is at them until this transaction ends. */
export async function lockOutstanding(tx: Database, appealId: string) {
  await tx.$queryRaw`select 1 from appeal_consequence where appeal_id = ${appealId}::uuid order by kind for update`;
  return tx.appealConsequence.findMany({ where: { appealId, state: { not: "done" } }, orderBy: { kind: "asc" } });
}

export async function writeDone(
  tx: Database,
  appealId: string,
  kind: ConsequenceKind,
  detail: Partial<ConsequenceDetail>,
  at: Date,
): Promise<void> {
  await tx.appealConsequence.update({
    where: { appealId_kind: { appealId, kind } },
    data: {
      ...{ state: "done", doneAt: at, error: null, nextAttemptAt: null, attempts: { increment: 1 } },
      detail: detail as Prisma.InputJsonObject,
    },
  });
}

export async function writeFailed(
  tx: Database,
  appealId: string,
  kind: ConsequenceKind,
  error: string,
  nextAttemptAt: Date,
): Promise<void> {
  await tx.appealConsequence.update({
    where: { appealId_kind: { appealId, kind } },
    data: { state: "failed", error, nextAttemptAt, attempts: { increment: 1 } },
  });
}

/** Rulings of which something failed and is due to be tried again. */
export async function readDueRulings(db: Database, now: Date): Promise<string[]> {
  const rows = await db.appealConsequence.findMany({
    where: { state: "failed", nextAttemptAt: { lte: now } },
    select: { appealId: true },
    distinct: ["appealId"],
    take: 100,
  });
  return rows.map(({ appealId }) => appealId);
}

/** Measures on an account, of some campaigns, that nothing has taken back and that have not ended by themselves; the latest first. */
export async function readStandingOn(
  db: Database,
  accountId: string,
  campaignIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select d.id::text from decision d
    where d.account_id = ${accountId} and d.campaign_id::text = any(${[...campaignIds]}::text[])
      and d.kind::text = any(${[...measureKinds]}::text[]) and (d.expires_at is null or d.expires_at > ${now})
      and not exists (select from decision r where r.reverses_id = d.id)
    order by d.sequence desc`;
  return rows.map(({ id }) => id);
}

/** Those of some campaigns that go on and have the account as a member, in the order given, with their versions. */
export async function readStandingMemberships(db: Database, accountId: string, campaignIds: readonly string[]) {
  const rows = await db.campaign.findMany({
    where: { id: { in: [...campaignIds] }, endedById: null, members: { some: { accountId } } },
    select: { id: true, version: true },
  });
  return rows.sort((a, b) => campaignIds.indexOf(a.id) - campaignIds.indexOf(b.id));
}

/** The challenged decision, with the one that took it back, if any. */
export async function readChallenged(db: Database, id: string) {
  const decision = await db.decision.findUniqueOrThrow({ where: { id } });
  const reversal = await db.decision.findUnique({ where: { reversesId: id } });
  return { decision, reversal };
}
export type Challenged = Awaited<ReturnType<typeof readChallenged>>;

/** Requests for proof that stand on an account and ask for what was proved. */
export async function readProofsAsked(db: Database, accountId: string, proof: string, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select d.id::text from decision d where d.account_id = ${accountId} and d.kind = 'require_verification'
      and d.parameters ->> 'proof' = ${proof} and (d.expires_at is null or d.expires_at > ${now})
      and not exists (select from decision r where r.reverses_id = d.id)
    order by d.sequence`;
  return rows.map(({ id }) => id);
}

export const readVerificationResult = (db: Database, id: string) => db.verificationResult.findUnique({ where: { id } });
