import type { Warehouse } from "@/lib/warehouse";

/** Removes the rejected lines of uploads that began before a day: a batch's number begins with its time in milliseconds, above 20 bits. */
export async function removeRejects(store: Warehouse, before: string): Promise<number> {
  const older = "batch < bitShiftLeft({before:UInt64}, 20)";
  const params = { before: Date.parse(`${before}T00:00:00Z`) };
  const [found] = await store.rows<{ n: string }>(`SELECT count() AS n FROM reject WHERE ${older}`, params);
  const lines = Number(found?.n ?? 0);
  if (lines > 0) {
    await store.command(`ALTER TABLE reject DELETE WHERE ${older}`, params, { settings: { mutations_sync: 2 } });
  }
  return lines;
}
