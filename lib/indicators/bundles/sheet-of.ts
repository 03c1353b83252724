import type { Database } from "@/lib/db";
import { ahead } from "@/lib/kernel";
import { Tlp } from "../contract";
import { accountPages, type ExportRow, readAbout } from "../store/ledger";
import { pageSize } from "../store/material";
import type { Sheet } from "./sheet";

/** A bundle of the ledger, to be written in any format. */
export const sheetOf = async (db: Database, row: ExportRow): Promise<Sheet> => ({
  exportId: row.id,
  tlp: Tlp.parse(row.tlp),
  exportedAt: row.exportedAt,
  recall: row.recall?.cause ?? null,
  about: await readAbout(db, row.id),
  accounts: ahead(accountPages(db, row.id, pageSize)),
});
