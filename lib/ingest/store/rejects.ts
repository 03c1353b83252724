import type { Warehouse } from "@/lib/warehouse";
import type { RejectView } from "../contract";
import { rejectsQuery } from "../sql/publish.sql";

/** The rejected lines of a batch, one by one. */
export async function* readRejects(warehouse: Warehouse, batch: bigint): AsyncIterable<RejectView> {
  for await (const block of warehouse.stream<RejectView>(rejectsQuery(batch))) yield* block;
}
