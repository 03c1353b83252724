import type { Database } from "@/lib/db";
import { conflict } from "@/lib/kernel";
import { TransparencySettings } from "../contract";

/** Nothing is public, and nothing leaves, until the legal role says so. */
const unset: TransparencySettings = { publicReport: false, statements: false, termsUrl: null, territories: [] };

export async function readSettings(db: Database) {
  const row = await db.transparencySettings.findFirst({ orderBy: { version: "desc" } });
  if (row === null) return { version: 0, settings: unset, changedByName: null, changedAt: null, reason: null };
  return { ...row, settings: TransparencySettings.parse(row) };
}

/** Throws `conflict` when somebody else wrote the version meanwhile. */
export async function writeSettings(
  tx: Database,
  settings: TransparencySettings,
  by: { version: number; reason: string; changedById: string; changedByName: string; changedAt: Date },
): Promise<void> {
  const { count } = await tx.transparencySettings.createMany({ data: [{ ...settings, ...by }], skipDuplicates: true });
  if (count === 0) throw conflict("Somebody changed these settings meanwhile: look at them again.");
}
