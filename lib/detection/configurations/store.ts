import type { Database } from "@/lib/db";
import { conflict } from "@/lib/kernel";
import type { DetectorConfiguration } from "@/prisma/generated/client";
import { Prisma } from "@/prisma/generated/client";
import type { Version } from "./versions";

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? id });

const versionOf = (row: DetectorConfiguration): Version => {
  const { proposedById, proposedByName, decidedById, decidedByName, isLive: _, ...rest } = row;
  return {
    ...rest,
    proposedBy: { id: proposedById, name: proposedByName },
    decidedBy: person(decidedById, decidedByName),
  };
};

const rowOf = (version: Version, now: Date) => {
  const { proposedBy, decidedBy, proposedAt, decidedAt, content, basis, ...rest } = version;
  return {
    ...rest,
    content: content as Prisma.InputJsonValue,
    basis: basis === null ? Prisma.DbNull : (basis as Prisma.InputJsonValue),
    proposedById: proposedBy.id,
    proposedByName: proposedBy.name,
    proposedAt: proposedAt ?? now,
    decidedById: decidedBy?.id ?? null,
    decidedByName: decidedBy?.name ?? null,
    decidedAt: decidedBy === null ? null : (decidedAt ?? now),
    isLive: version.status === "live" ? true : null,
  };
};

/** All stored versions in the order of their numbers. */
export const readVersions = async (db: Database): Promise<Version[]> =>
  (await db.detectorConfiguration.findMany({ orderBy: { number: "asc" } })).map(versionOf);

/** Changes of the versions follow one another: numbers have no gaps, and one is live. */
export async function lockVersions(tx: Database): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('detection.configuration'))`;
}

export async function insertVersion(tx: Database, version: Version, now: Date): Promise<void> {
  await tx.detectorConfiguration.create({ data: rowOf(version, now) });
}

/**
 * Stores what became of a version whose number of changes was one less.
 * @throws `conflict` when somebody changed it meanwhile
 */
export async function updateVersion(tx: Database, version: Version, now: Date): Promise<void> {
  const { id, ...data } = rowOf(version, now);
  const { count } = await tx.detectorConfiguration.updateMany({ where: { id, version: version.version - 1 }, data });
  if (count === 0) throw conflict(`Version ${version.number} changed meanwhile: look at it again.`);
}

/** The latest shadow run of each version. */
export async function readShadowRuns(db: Database, configurationIds: readonly string[]) {
  return db.detectionRun.findMany({
    where: { shadow: true, configurationId: { in: [...configurationIds] }, baselineRunId: { not: null } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    distinct: ["configurationId"],
    select: {
      id: true,
      status: true,
      startedAt: true,
      error: true,
      configurationId: true,
      configurationHash: true,
      baselineRunId: true,
    },
  });
}

export const readRunHash = async (db: Database, id: string): Promise<string | undefined> =>
  (await db.detectionRun.findUnique({ where: { id }, select: { configurationHash: true } }))?.configurationHash;
