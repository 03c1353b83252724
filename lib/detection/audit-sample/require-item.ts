import type { Database } from "@/lib/db";
import { notFound } from "@/lib/kernel";
import { readItem } from "./store/labels";

/** An account of a sample, by its place in it. Throws `not_found`. */
export async function requireItem(db: Database, sampleId: string, position: number) {
  const item = await readItem(db, sampleId, position);
  if (!item) throw notFound("Account of the sample", String(position));
  return item;
}
