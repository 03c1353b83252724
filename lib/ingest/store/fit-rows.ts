import type { Warehouse } from "@/lib/warehouse";
import type { BatchTables } from "../sql/prepare.sql";
import { rowsTable, targetTable } from "../sql/staging.sql";

interface OddColumn {
  name: string;
  definition: string;
  wanted: 0 | 1;
}

/**
 * Gives the rows of a batch the columns of the table that they are published into, which a migration may have changed since they
 * were made: parts go only where the columns are the same.
 */
export async function fitRows(store: Warehouse, { number, attempt, kind }: BatchTables): Promise<void> {
  const rows = rowsTable(number, attempt);
  const odd = await store.rows<OddColumn>(
    `SELECT name, any(concat(type, ' ', default_kind, ' ', default_expression)) AS definition, toUInt8(any(table) = {target:String}) AS wanted
     FROM system.columns WHERE database = currentDatabase() AND table IN ({rows:String}, {target:String})
     GROUP BY name HAVING count() = 1 ORDER BY name`,
    { rows, target: targetTable[kind] },
  );
  const changes = odd.map(({ name, definition, wanted }) =>
    wanted === 1 ? `ADD COLUMN ${name} ${definition}` : `DROP COLUMN ${name}`,
  );
  if (changes.length > 0) await store.command(`ALTER TABLE ${rows} ${changes.join(", ")}`);
}
