import type { Database } from "@/lib/db";

/** A set as it was at one moment. */
export interface SetRow {
  id: string;
  name: string;
  version: number;
  /** In order. */
  accountIds: string[];
}

/** A set with its members, in one statement: both are of the same version. Null when there is none, or it was deleted. */
export async function readSet(db: Database, id: string): Promise<SetRow | null> {
  const [row] = await db.$queryRaw<(Omit<SetRow, "accountIds"> & { ids: string })[]>`
    select s.id::text, s.name, s.version, (select coalesce(json_agg(m.account_id order by m.account_id), '[]')::text
      from set_member m where m.set_id = s.id) as ids
    from account_set s where s.id = ${id}::uuid and s.deleted_at is null`;
  return row === undefined
    ? null
    : { id: row.id, name: row.name, version: row.version, accountIds: JSON.parse(row.ids) };
}
