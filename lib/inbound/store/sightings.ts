import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

/** Those that were not there; gives how many. */
export async function insertSightings(tx: Database, rows: Prisma.InboundSightingCreateManyInput[]): Promise<number> {
  let count = 0;
  for (let i = 0; i < rows.length; i += 2_000) {
    count += (await tx.inboundSighting.createMany({ data: rows.slice(i, i + 2_000), skipDuplicates: true })).count;
  }
  return count;
}
