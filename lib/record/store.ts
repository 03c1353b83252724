import type { z } from "zod";
import type { Database } from "@/lib/db";
import type { JobQuery } from "@/lib/jobs";
import { decodeCursor, encodeCursor, isId, notFound } from "@/lib/kernel";
import type { JobRun } from "@/prisma/generated/client";

/** The run of this id. Throws `not_found`. */
export async function loadRun(db: Database, id: string): Promise<JobRun> {
  const run = isId(id) ? await db.jobRun.findUnique({ where: { id } }) : null;
  if (run === null) throw notFound("Job", id);
  return run;
}

/** Runs that match, newest first: ids sort by the time they were made. */
export async function pageOfRuns(db: Database, query: z.output<typeof JobQuery>) {
  const { kind, status, cursor, limit } = query;
  const before = cursor === undefined ? undefined : String(decodeCursor(cursor)[0]);
  const rows = await db.jobRun.findMany({
    where: { ...(kind && { kind }), ...(status && { status }), ...(before && isId(before) && { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { runs: shown, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
}
