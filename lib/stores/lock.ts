import { randomBytes } from "node:crypto";
import { link, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { conflict } from "@/lib/kernel";
import { readPrivate, writePrivate } from "./private-file";
import { identify, isAlive, ProcessIdentity } from "./processes";

const LOCK = "lock";

/** Who holds a data directory now, if anybody alive does. */
export async function holderOf(dataDir: string): Promise<ProcessIdentity | undefined> {
  const holder = await readPrivate(path.join(dataDir, LOCK), ProcessIdentity);
  return holder && (await isAlive(holder)) ? holder : undefined;
}

/**
 * Takes the data directory for this process; returns its release. A lock left by a dead process is taken over.
 * Throws `conflict` with the holder's number when another process has it.
 */
export async function takeLock(dataDir: string): Promise<() => Promise<void>> {
  const file = path.join(dataDir, LOCK);
  const own = await identify(process.pid);
  if (!own) throw new Error("This process cannot find itself in the system's list of processes.");
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writePrivate(draft, own);
  try {
    for (;;) {
      // Linking fails when the name is taken, so of several processes one wins.
      const won = await link(draft, file).then(
        () => true,
        () => false,
      );
      if (won) return () => release(file, own);
      const holder = await readPrivate(file, ProcessIdentity);
      if (holder && (await isAlive(holder))) throw inUse(dataDir, holder.pid);
      await bury(file, holder);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Makes a data directory and takes it, for a process that keeps no store in it. Throws as `takeLock` does. */
export async function holdDirectory(dataDir: string): Promise<{ close(): Promise<void> }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return { close: await takeLock(dataDir) };
}

/** Moves a dead process's lock away; a lock that somebody alive set meanwhile goes back to its place. */
async function bury(file: string, expected: ProcessIdentity | undefined): Promise<void> {
  const grave = `${file}.${randomBytes(6).toString("hex")}`;
  const moved = await rename(file, grave).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const found = await readPrivate(grave, ProcessIdentity);
  if (found && found.startedAt !== expected?.startedAt) await link(grave, file).catch(() => undefined);
  await rm(grave, { force: true });
}

async function release(file: string, own: ProcessIdentity): Promise<void> {
  const holder = await readPrivate(file, ProcessIdentity);
  if (holder?.pid === own.pid && holder.startedAt === own.startedAt) await rm(file, { force: true });
}

const inUse = (dataDir: string, pid: number) =>
  conflict(
    `The data directory ${dataDir} is in use by process ${pid}: stop that process, or name another directory in STILLWATCH_DATA_DIR.`,
  );
