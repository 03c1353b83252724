import { createHash } from "node:crypto";
import type { Database } from "@/lib/db";
import { headOf } from "./anchor";
import type { AuditVerification } from "./contract";
import type { Anchor } from "./head-file";
import { contentFault, type StoredRecord } from "./stored-record";

/** Records in memory at a time. */
const batch = 2_000;
const origin = createHash("sha256").update("stillwatch audit chain").digest("hex");

/**
 * Walks the whole chain as it is at this moment: every hash is computed anew, every column compared with the content that
 * the hash covers, and the end compared with the head in the database and with the signed one outside it.
 */
export async function verifyChain(db: Database, anchor: Anchor): Promise<AuditVerification> {
  const [state] = await db.$queryRaw<{ sequence: bigint; hash: Uint8Array; last: bigint }[]>`
    select sequence, hash, (select coalesce(max(sequence), 0) from audit_record) as last from audit_head where id = 1`;
  if (!state) return { records: 0, intact: false, fault: "The chain's head is missing.", anchored: 0 };
  const head = headOf(state);
  const anchored = anchor.state === "signed" ? anchor.head.sequence : 0;
  const broken = (records: number, fault: string) => ({ records, intact: false, fault, anchored });
  if (anchor.state === "forged") return broken(0, "The signed head outside the database does not bear our signature.");

  let [sequence, hash] = [0, origin];
  for await (const record of recordsUpTo(db, head.sequence)) {
    const fault = linkFault(record, sequence, hash);
    if (fault !== undefined) return broken(sequence, fault);
    sequence += 1;
    hash = Buffer.from(record.hash).toString("hex");
    if (sequence === anchored && anchor.state === "signed" && hash !== anchor.head.hash) {
      return broken(sequence - 1, `Record ${sequence} is not the one that was signed: the chain was written anew.`);
    }
  }
  if (sequence < anchored) {
    return broken(
      sequence,
      `The record ends at ${sequence}, but ${anchored} records were signed: its tail was cut off.`,
    );
  }
  if (sequence !== head.sequence || hash !== head.hash || Number(state.last) !== head.sequence) {
    return broken(sequence, `The chain's head says ${head.sequence}, but the record goes to ${Number(state.last)}.`);
  }
  return { records: sequence, intact: true, fault: null, anchored };
}

function linkFault(record: StoredRecord, before: number, hashBefore: string): string | undefined {
  const sequence = Number(record.sequence);
  if (sequence !== before + 1) return `Record ${before + 1} is missing; the next one is ${sequence}.`;
  const computed = createHash("sha256").update(Buffer.from(hashBefore, "hex")).update(record.content).digest();
  if (Buffer.compare(computed, record.hash) !== 0) return `Record ${sequence} was changed: its hash does not fit.`;
  if (Buffer.from(record.previousHash).toString("hex") !== hashBefore) {
    return `Record ${sequence} does not follow record ${before}: its previous hash was changed.`;
  }
  const column = contentFault(record);
  return column === undefined
    ? undefined
    : `Record ${sequence} was changed: ${column} differs from what its hash covers.`;
}

async function* recordsUpTo(db: Database, end: number): AsyncGenerator<StoredRecord> {
  for (let after = 0; ; ) {
    const rows = await db.auditRecord.findMany({
      where: { sequence: { gt: after, lte: end } },
      orderBy: { sequence: "asc" },
      take: batch,
    });
    yield* rows;
    if (rows.length < batch) return;
    after = Number(rows.at(-1)?.sequence);
  }
}
