import type { Database } from "@/lib/db";
import type { KeptKey } from "@/lib/env/signing-key";

/** The keys that bundles were and are signed with, the present one first. */
export const readSigningKeys = (db: Database) =>
  db.signingKey.findMany({
    where: { purpose: "bundle" },
    orderBy: [{ retiredAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
  });

/** Makes whoever else would make or retire a key wait until the transaction ends. */
export async function lockSigningKeys(tx: Database): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('signing key of bundles', 0))`;
}

export const insertSigningKey = (tx: Database, { id, publicKey, private: sealed }: KeptKey, now: Date) =>
  tx.signingKey.create({
    data: {
      ...{ id, purpose: "bundle", createdAt: now },
      ...{ publicKey: publicKey as object, private: new Uint8Array(sealed) },
    },
  });

export const retireSigningKeys = (tx: Database, now: Date) =>
  tx.signingKey.updateMany({ where: { purpose: "bundle", retiredAt: null }, data: { retiredAt: now } });

/** How far the record goes and the hash of its last entry. */
export async function readRecordHead(db: Database): Promise<{ records: number; hash: string }> {
  const [row] = await db.$queryRaw<{ sequence: bigint; hash: Uint8Array }[]>`
    select sequence, hash from audit_head where id = 1`;
  return { records: Number(row?.sequence ?? 0), hash: Buffer.from(row?.hash ?? []).toString("hex") };
}
