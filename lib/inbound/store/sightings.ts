import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { Prisma } from "@/prisma/generated/client";

export interface KeptSighting {
  id: string;
  kind: string;
  objectId: string | null;
  revoked: boolean;
}

/** Versions that were not there. */
export async function insertSightings(
  tx: Database,
  rows: Prisma.InboundSightingCreateManyInput[],
): Promise<KeptSighting[]> {
  const kept: KeptSighting[] = [];
  const select = { id: true, kind: true, objectId: true, revoked: true } as const;
  for (let i = 0; i < rows.length; i += 2_000) {
    const data = rows.slice(i, i + 2_000);
    kept.push(...(await tx.inboundSighting.createManyAndReturn({ data, skipDuplicates: true, select })));
  }
  return kept;
}

/** Of the UUIDs those that a partner knows something shared by. */
export async function sharedWith(tx: Database, partnerId: string, uuids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text from shared_object where partner_id = ${partnerId}::uuid and id = any(${[...uuids]}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/** Has somebody look at what a partner calls a false positive. */
export const raiseSighted = (tx: Database, sightingIds: string[]) =>
  tx.domainEvent.create({ data: { id: newId(), kind: "sightings_received", payload: { sightingIds } } });
