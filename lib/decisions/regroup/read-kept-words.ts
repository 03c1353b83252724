import type { Database } from "@/lib/db";
import { readLastWords, readSharedMembers } from "../store/regroup";
import { type KeptWords, keptWords } from "./disagreements";

/** What would be kept of the members that some campaigns have in common. */
export async function readKeptWords(db: Database, campaignIds: readonly string[]): Promise<KeptWords> {
  const shared = await readSharedMembers(db, campaignIds);
  const accounts = [...new Set(shared.map(({ accountId }) => accountId))];
  return keptWords(shared, await readLastWords(db, campaignIds, accounts));
}
