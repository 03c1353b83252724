import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

/** Which of these were asked of the partner, by their STIX ids. */
export async function askedOf(tx: Database, partnerId: string, noteIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select concat('note--', id) as id from remark
    where partner_id = ${partnerId}::uuid and kind = 'request' and concat('note--', id) = any(${[...noteIds]}::text[])`;
  return new Set(rows.map(({ id }) => id));
}

/** Versions that were not there; gives how many. */
export const insertNotes = async (tx: Database, data: Prisma.InboundNoteCreateManyInput[]): Promise<number> =>
  (await tx.inboundNote.createMany({ data, skipDuplicates: true })).count;
