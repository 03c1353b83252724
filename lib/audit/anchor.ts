import { type Database, database, inTransaction } from "@/lib/db";
import { environment } from "@/lib/env";
import { logger } from "@/lib/log";
import { type Head, readAnchor, writeAnchor } from "./head-file";

/** Any number that nothing else locks: makes the processes of one installation take turns at the file. */
const anchorLock = 7_406_200_432;
const pauseMs = 200;

interface HeadRow {
  sequence: bigint;
  hash: Uint8Array;
}

export const headOf = (row: HeadRow): Head => ({
  sequence: Number(row.sequence),
  hash: Buffer.from(row.hash).toString("hex"),
});

/**
 * Signs the committed head of the chain into the file outside the database. Only forwards: while the chain no longer holds
 * what was signed last, the old signature stays as the proof of it. Returns whether the file vouches for the chain.
 */
export async function anchorAudit(db: Database = database()): Promise<boolean> {
  if (environment().encryptionKey === undefined) return false;
  return inTransaction(db, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${anchorLock}::bigint)`;
    const anchor = await readAnchor();
    const [row] = await tx.$queryRaw<HeadRow[]>`select sequence, hash from audit_head where id = 1`;
    if (anchor.state === "forged" || !row || (anchor.state === "signed" && !(await holds(tx, anchor.head)))) {
      logger("audit").error(
        { anchor },
        "the audit chain does not continue what was signed: run the audit's verification",
      );
      return false;
    }
    const head = headOf(row);
    if (anchor.state === "missing" || head.sequence > anchor.head.sequence) await writeAnchor(head);
    return true;
  });
}

async function holds(tx: Database, head: Head): Promise<boolean> {
  if (head.sequence === 0) return true;
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from audit_record where sequence = ${head.sequence}::bigint and hash = decode(${head.hash}, 'hex')`;
  return rows.length === 1;
}

let waiting: NodeJS.Timeout | undefined;
let signing: Promise<unknown> = Promise.resolve();

/**
 * Anchors a moment later, once for all commands of that moment. Never fails the caller and never keeps a process alive:
 * the next one to anchor makes up for it.
 */
export function anchorSoon(): void {
  if (waiting !== undefined || environment().encryptionKey === undefined) return;
  waiting = setTimeout(sign, pauseMs).unref();
}

/** Does at once what `anchorSoon` has put off: for a process that is about to close its database. */
export async function anchorBeforeClosing(): Promise<void> {
  if (waiting !== undefined) sign();
  await signing;
}

function sign(): void {
  clearTimeout(waiting);
  waiting = undefined;
  signing = anchorAudit().catch((error) =>
    logger("audit").warn({ err: error }, "the head of the chain is not signed yet"),
  );
}
