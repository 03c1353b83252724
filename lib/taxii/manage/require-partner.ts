import type { Database } from "@/lib/db";
import { notFound } from "@/lib/kernel";
import { findPartner } from "../store/keys";

/** @throws `not_found` */
export async function requirePartner(db: Database, id: string) {
  const partner = await findPartner(db, id);
  if (partner === null) throw notFound("Partner", id);
  return partner;
}
