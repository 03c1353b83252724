import { readdir, readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const every = 100;
/** Samples from one look for new processes to the next: reading all that the machine runs costs more than what is measured. */
const samplesPerLook = 10;
/** Bytes of a page of memory and ticks of a second of processor time, in which the system counts. */
const page = 4_096;
const ticks = 100;

interface Stat {
  pid: number;
  parent: number;
  /** Resident memory. */
  bytes: number;
  /** Processor time so far, of all its threads. */
  seconds: number;
}

async function readStat(pid: number): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The name of a process is in brackets and may have any sign in it.
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  if (!fields) return undefined;
  const seconds = (Number(fields[11]) + Number(fields[12])) / ticks;
  return { pid, parent: Number(fields[1]), bytes: Number(fields[21]) * page, seconds };
}

/** Seconds of processor time that one process has taken so far, over all its threads. */
export async function cpuSecondsOf(pid: number | undefined): Promise<number> {
  return (await readStat(pid ?? 0))?.seconds ?? Number.NaN;
}

/** This process and all that come from it. */
async function ourProcesses(): Promise<Stat[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = (await Promise.all(pids.map((pid) => readStat(Number(pid))))).flatMap((one) => one ?? []);
  const ours = new Set([process.pid]);
  for (let size = 0; size < ours.size; ) {
    size = ours.size;
    for (const { pid, parent } of found) if (ours.has(parent)) ours.add(pid);
  }
  return found.filter(({ pid }) => ours.has(pid));
}

/** What all processes together took. */
export interface Use {
  /** Most resident memory at one time, in bytes; pages that processes share count for each. */
  resident: number;
  /** Processor time, which a busy machine lengthens less than the clock. */
  cpuSeconds: number;
}

/**
 * Does some work and gives what this process and all that come from it took meanwhile, sampled every 100 ms.
 * @param onSample told of the resident memory of all of them at each sample
 */
export async function withUse<Result>(
  work: () => Promise<Result>,
  onSample: (resident: number) => void = () => undefined,
): Promise<{ result: Result; use: Use }> {
  const before = new Map((await ourProcesses()).map(({ pid, seconds }) => [pid, seconds]));
  const last = new Map<number, number>();
  let resident = 0;
  let isOver = false;
  const watching = (async () => {
    let pids: number[] = [];
    for (let sample = 0; !isOver; sample++) {
      const look = sample % samplesPerLook === 0;
      const stats = look ? await ourProcesses() : (await Promise.all(pids.map(readStat))).flatMap((one) => one ?? []);
      pids = stats.map(({ pid }) => pid);
      const together = stats.reduce((sum, { bytes }) => sum + bytes, 0);
      resident = Math.max(resident, together);
      onSample(together);
      for (const { pid, seconds } of stats) last.set(pid, seconds - (before.get(pid) ?? 0));
      await pause(every);
    }
  })();
  try {
    const result = await work();
    return { result, use: { resident, cpuSeconds: [...last.values()].reduce((sum, one) => sum + one, 0) } };
  } finally {
    isOver = true;
    await watching;
  }
}
