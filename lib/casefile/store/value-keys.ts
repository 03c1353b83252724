import type { Warehouse } from "@/lib/warehouse";

/** Keys (sipHash64, decimal) that a value in clear may have as evidence: of its text, and of an address its subnet's too. */
export async function keysOfClearValue(warehouse: Warehouse, forms: readonly string[]): Promise<string[]> {
  const rows = await warehouse.rows<{ key: string }>(
    `WITH arrayJoin({forms:Array(String)}) AS form, toIPv6OrNull(form) AS address
     SELECT DISTINCT toString(sipHash64(arrayJoin(if(isNull(address), [form],
       [form, toString(assumeNotNull(address)), cutIPv6(assumeNotNull(address), 10, 1)])))) AS key`,
    { forms },
  );
  return rows.map(({ key }) => key);
}
