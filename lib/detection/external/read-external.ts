import type { Database } from "@/lib/db";
import type { ExternalEvidence } from "../contract";
import { readReports } from "../store/external";
import { type ExternalReport, externalOf } from "./model";

/** What partners say of accounts, by account id. */
export type External = ReadonlyMap<string, ExternalEvidence>;

export const nothingExternal: External = new Map();

export async function readExternal(db: Database, at: Date): Promise<External> {
  const byAccount = new Map<string, ExternalReport[]>();
  for (const report of await readReports(db, at)) {
    const known = byAccount.get(report.accountId) ?? [];
    byAccount.set(report.accountId, known);
    known.push(report);
  }
  return new Map(
    [...byAccount].flatMap(([account, reports]): [string, ExternalEvidence][] => {
      const external = externalOf(reports, at);
      return external ? [[account, external]] : [];
    }),
  );
}
