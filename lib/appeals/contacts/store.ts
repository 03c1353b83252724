import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { VerificationRecorded } from "../contract";
import type { VerificationLine } from "./contract";

export interface Contact {
  accountId: string;
  address: Uint8Array;
  language: string;
  prepaidBalance: string | null;
}

/** Takes contacts in the place of those before. */
export async function writeContacts(tx: Database, contacts: readonly Contact[], now: Date): Promise<void> {
  const column = <Key extends keyof Contact>(key: Key) => contacts.map((contact) => contact[key]);
  await tx.$executeRaw`
    insert into account_contact (account_id, address, language, prepaid_balance, changed_at)
    select v.*, ${now} from unnest(${column("accountId")}::text[], ${column("address")}::bytea[], ${column("language")}::text[],
      ${column("prepaidBalance")}::text[]) as v(account_id, address, language, prepaid_balance)
    on conflict (account_id) do update set address = excluded.address, language = excluded.language,
      prepaid_balance = excluded.prepaid_balance, changed_at = excluded.changed_at`;
}

/** Has sent what waited for an address. Returns how many notices. */
export async function sendUnreachable(tx: Database, accountIds: readonly string[], now: Date): Promise<number> {
  const { count } = await tx.notice.updateMany({
    where: { accountId: { in: [...accountIds] }, state: "unreachable" },
    data: { state: "waiting", nextAttemptAt: now, attempts: 0 },
  });
  return count;
}

/** Keeps results; returns their ids in the order of the results. */
export async function insertResults(
  tx: Database,
  results: readonly VerificationLine[],
  recordedAt: Date,
): Promise<string[]> {
  const ids = results.map(() => newId(recordedAt.getTime()));
  await tx.verificationResult.createMany({
    data: results.map(({ account_id, appeal_id, proof, provider, passed }, i) => ({
      ...{ id: ids[i] ?? "", accountId: account_id, appealId: appeal_id ?? null },
      ...{ proof, provider, passed, recordedAt },
    })),
  });
  return ids;
}

/** An event for each result: what asked for a proof that was given ends by it. */
export const announceResults = (tx: Database, results: readonly VerificationRecorded[]) =>
  tx.domainEvent.createMany({
    data: results.map((payload) => ({ id: newId(), kind: "verification_recorded", payload })),
  });

export const readResults = (db: Database, accountId: string) =>
  db.verificationResult.findMany({ where: { accountId }, orderBy: { recordedAt: "desc" }, take: 20 });

/** Open appeals of some accounts, by the account. */
export const readOpenAppealsOf = (tx: Database, accountIds: readonly string[]) =>
  tx.appeal.findMany({
    where: { accountId: { in: [...accountIds] }, status: { in: ["submitted", "assigned", "awaiting_appellant"] } },
    select: { id: true, accountId: true },
  });
