import type { Database } from "@/lib/db";
import type { SamplePurpose, SampleStratum } from "@/prisma/generated/enums";

export interface NewItem {
  position: number;
  accountId: string;
  stratum: SampleStratum;
  margin: number | null;
}

export interface NewSample {
  id: string;
  /** An audit by default. */
  purpose?: SamplePurpose;
  runId: string;
  seed: number;
  reason: string;
  strata: object;
  drawnById: string;
  drawnByName: string;
  drawnAt: Date;
}

export async function insertSample(tx: Database, sample: NewSample, items: readonly NewItem[]): Promise<void> {
  await tx.auditSample.create({ data: sample });
  await tx.auditSampleItem.createMany({ data: items.map((item) => ({ ...item, sampleId: sample.id })) });
}

/** All samples, the newest first, with how many of their accounts are judged. */
export async function readSamples(db: Database) {
  const samples = await db.auditSample.findMany({
    orderBy: [{ drawnAt: "desc" }, { id: "desc" }],
    include: { _count: { select: { items: true } } },
  });
  const judged = await db.$queryRaw<{ id: string; n: number }[]>`
    select sample_id::text as id, count(distinct position)::int as n from label_event group by sample_id`;
  const counts = new Map(judged.map(({ id, n }) => [id, n]));
  return samples.map((sample) => ({ ...sample, labelled: counts.get(sample.id) ?? 0 }));
}

export type StoredSample = Awaited<ReturnType<typeof readSamples>>[number];

/** The accounts of a sample in the order of judging, each with the label that stands. */
export const readItems = (db: Database, sampleId: string) =>
  db.auditSampleItem.findMany({
    where: { sampleId },
    orderBy: { position: "asc" },
    include: { labels: { orderBy: { sequence: "desc" }, take: 1 } },
  });

export type StoredItem = Awaited<ReturnType<typeof readItems>>[number];

export const readRunHashOf = async (db: Database, runId: string): Promise<string | null> =>
  (await db.detectionRun.findUnique({ where: { id: runId }, select: { configurationHash: true } }))
    ?.configurationHash ?? null;

export const readPublishedRun = (db: Database) =>
  db.detectionRun.findFirst({ where: { status: "published" }, orderBy: { startedAt: "desc" }, select: { id: true } });
