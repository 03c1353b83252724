import type { Database } from "@/lib/db";
import { isId, notFound } from "@/lib/kernel";
import { findPartnerById, findPartnerByName, type PartnerRow } from "./store/partners";

/** A partner by its id or its name. Throws `not_found`. */
export async function requirePartner(db: Database, idOrName: string, now: Date): Promise<PartnerRow> {
  const partner = isId(idOrName)
    ? await findPartnerById(db, idOrName, now)
    : await findPartnerByName(db, idOrName, now);
  if (!partner) throw notFound("Partner", idOrName);
  return partner;
}
